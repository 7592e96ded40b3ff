import type { MiddlewareHandler } from 'hono'
import { type Capability, may } from '../../features/session/access.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { AppEnv } from '../app-env.ts'

/** Lets in callers whose roles may do this; after requireCaller. Whom or what they may see is the verb's question. */
export function requireCapability(capability: Capability): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!may(c.var.caller.roles, capability)) throw new AppError('forbidden')
    await next()
  }
}
