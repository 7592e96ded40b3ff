import type { MiddlewareHandler } from 'hono'
import { checkApiKey } from '../../features/api-key/check-api-key.ts'
import type { Core } from '../../kernel/core.ts'
import type { AppEnv } from '../app-env.ts'
import { bearerOf } from './require-caller.ts'

/** Lets in another system that shows a key that works: `Authorization: Bearer jlk_…`, the header alone and once. */
export function requireApiKey(core: Core): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const given = bearerOf(c.req.header('authorization')) ?? ''
    c.set('apiCaller', await checkApiKey(core, { given }))
    await next()
  }
}
