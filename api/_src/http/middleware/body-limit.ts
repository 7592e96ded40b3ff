import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { AppError } from '../../kernel/app-error.ts'
import { discard, readUpTo } from '../read-up-to.ts'

/**
 * Refuses a body before it is read into memory. A declared length is believed, for no server passes on more
 * than that; only a body without one is counted, which costs more than all the rest of a small request.
 */
export function limitBody(
  maxSizeOf: (path: string) => number,
  refuse: (c: HonoContext) => Response | Promise<Response> = tooLarge,
): MiddlewareHandler {
  async function refuseUnread(c: HonoContext): Promise<Response> {
    await discard(c.req.raw.body?.getReader())
    return refuse(c)
  }

  return (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const maxSize = maxSizeOf(c.req.path)
    const declared = c.req.header('content-length')
    if (declared !== undefined && !c.req.header('transfer-encoding'))
      return Number(declared) <= maxSize ? next() : refuseUnread(c)
    return counted(c, next, { maxSize, refuse })
  }
}

async function counted(
  c: HonoContext,
  next: () => Promise<void>,
  limit: { maxSize: number; refuse: (c: HonoContext) => Response | Promise<Response> },
): Promise<Response | undefined> {
  if (c.req.raw.body) {
    const body = await readUpTo(c.req.raw.body.getReader(), limit.maxSize)
    if (!body) return limit.refuse(c)
    c.req.raw = new Request(c.req.raw, { body })
  }
  await next()
}

function tooLarge(): never {
  throw new AppError('body_too_large')
}
