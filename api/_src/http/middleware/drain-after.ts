import type { MiddlewareHandler } from 'hono'
import type { RunSoon } from '../../kernel/run-soon.ts'

/**
 * Whatever a changing request announced is begun right after its answer. Not waited for: the outbox keeps the
 * work, this only makes it prompt.
 */
export function drainAfter(drainSoon: RunSoon): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.res.status >= 400) return
    keepAlive(drainSoon())
  }
}

/** Vercel freezes a function once it has answered, unless told what is still going on. */
function keepAlive(work: Promise<void>): void {
  const vercel = Reflect.get(globalThis, Symbol.for('@vercel/request-context')) as
    | { get?(): { waitUntil?(work: Promise<unknown>): void } | undefined }
    | undefined
  vercel?.get?.()?.waitUntil?.(work)
}
