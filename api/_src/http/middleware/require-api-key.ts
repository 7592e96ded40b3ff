import type { MiddlewareHandler } from 'hono'
import type { ApiScope } from '../../../../shared/api-key.ts'
import { checkApiKey } from '../../features/api-key/check-api-key.ts'
import { AppError } from '../../kernel/app-error.ts'
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

/** After requireApiKey: lets in keys with this scope. */
export function requireScope(scope: ApiScope): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!c.var.apiCaller.scopes.includes(scope)) throw new AppError('scope_missing')
    await next()
  }
}
