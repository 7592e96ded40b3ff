import type { Hono, Context as HonoContext } from 'hono'
import { AppError } from '../kernel/app-error.ts'
import type { AppEnv } from './app-env.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** An address that exists for other methods is 405 with `Allow`; every other one is 404. */
export function createNotFound(app: Hono<AppEnv>) {
  return function refuseUnknown(c: HonoContext<AppEnv>): never {
    const allowed = METHODS.filter((method) => hasRoute(app, method, c.req.path))
    if (allowed.length === 0) throw new AppError('not_found')
    c.header('allow', allowed.join(', '))
    throw new AppError('method_not_allowed')
  }
}

/** Middleware is registered for ALL methods, routes for their own. */
function hasRoute(app: Hono<AppEnv>, method: string, path: string): boolean {
  return app.router.match(method, path)[0].some(([[, route]]) => route.method === method)
}
