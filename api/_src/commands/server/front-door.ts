import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import type { createApp } from '../../app.ts'
import { h5Pages } from './h5-pages.ts'

type App = ReturnType<typeof createApp>

/**
 * One origin for everything, as vercel.json arranges it: API and contact pages first, then the built H5 pages.
 * `before` may answer first (the stand-ins of `npm start`).
 */
export function createFrontDoor(app: App, h5Dir: string, before?: MiddlewareHandler): Hono {
  const door = new Hono()
  if (before) door.use(before)
  const product = (request: Request, env: unknown) => app.fetch(request, env as object)
  door.all('/api/*', (c) => product(c.req.raw, c.env))
  // pages only: an API answer beside something a stranger chose is better not compressed
  door.use(compress())
  door.all('/c/*', (c) => product(c.req.raw, c.env))
  door.all('/c', (c) => product(c.req.raw, c.env))
  door.all('/j', (c) => product(c.req.raw, c.env))
  door.all('/j/*', (c) => product(c.req.raw, c.env))
  door.all('/d', (c) => product(c.req.raw, c.env))
  door.all('/d/*', (c) => product(c.req.raw, c.env))
  door.route('/', h5Pages(h5Dir))
  door.notFound((c) => product(c.req.raw, c.env))
  return door
}
