import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

/** The same as in vercel.json: the pages load nothing from anybody else and run nothing inline. */
const headers = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** The built H5 pages; hashed files may be kept for a year, the page itself is asked for anew each time. */
export function h5Pages(folder: string): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    const isHashed = /\.[0-9a-f]{8,}\.\w+$/.test(c.req.path)
    c.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
  app.use(serveStatic({ root: folder }))
  return app
}
