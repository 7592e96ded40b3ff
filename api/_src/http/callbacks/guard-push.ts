import type { MiddlewareHandler } from 'hono'
import type { Config } from '../../config.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { AppEnv } from '../app-env.ts'
import { callerAddress } from '../caller-address.ts'
import { isOneOf } from '../same-secret.ts'

/**
 * Aliyun signs no push (providers A5): the last part of the address is the secret, and the caller's address
 * may be checked against a list. A wrong secret looks like an address that does not exist.
 */
export function guardPush(config: Config, secrets: readonly string[]): MiddlewareHandler<AppEnv> {
  const { allowedIps } = config.callbacks
  return async (c, next) => {
    const isSecret = isOneOf(secrets, c.req.param('secret') ?? '')
    const address = callerAddress(c, config.server.clientIpHeader)
    if (!isSecret || (allowedIps && !allowedIps.includes(address))) throw new AppError('not_found')
    await next()
  }
}
