import type { MiddlewareHandler } from 'hono'

/** A form on somebody else's page answers nothing: the person sees our page and presses there. */
export function ownPressesOnly(pageOf: (path: string) => string): MiddlewareHandler {
  return async (c, next) => {
    const isForeign = c.req.header('sec-fetch-site') === 'cross-site'
    if (c.req.method === 'POST' && isForeign) return c.redirect(pageOf(c.req.path), 303)
    return next()
  }
}
