import type { Env, Hono, Context as HonoContext } from 'hono'
import { AppError } from '../kernel/app-error.ts'
import type { AppEnv } from './app-env.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** An address that exists for other methods is 405 with `Allow`; every other one is 404. */
export function createNotFound(app: Hono<AppEnv>) {
  return function refuseUnknown(c: HonoContext<AppEnv>): never {
    const allowed = allowedMethods(app, c.req.path)
    if (allowed.length === 0) throw new AppError('not_found')
    c.header('allow', allowed.join(', '))
    throw new AppError('method_not_allowed')
  }
}

/** The methods that have a route at `path`. Middleware is registered for ALL methods, routes for their own. */
export function allowedMethods<E extends Env>(app: Hono<E>, path: string): readonly string[] {
  return METHODS.filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  )
}
