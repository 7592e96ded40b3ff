import type { Hono, MiddlewareHandler } from 'hono'
import { methodOverride } from 'hono/method-override'
import type { AppEnv } from '../app-env.ts'

const HEADER = 'x-http-method-override'

/**
 * wx.request knows no PATCH: the mini-program posts and says what it means. No other word is taken: the router
 * looks methods up by name, and a name such as `__proto__` would reach every object of the process.
 */
export function postAsPatch(app: Hono<AppEnv>): MiddlewareHandler {
  const override = methodOverride({ app, header: HEADER })
  return (c, next) =>
    c.req.method === 'POST' && c.req.header(HEADER) === 'PATCH' ? override(c, next) : next()
}
