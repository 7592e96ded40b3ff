import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../kernel/app-error.ts'

/**
 * Refuses a body before it is read into memory. A declared length is believed, for no server passes on more
 * than that; only a body without one is counted, which costs more than all the rest of a small request.
 */
export function limitBody(maxSizeOf: (path: string) => number): MiddlewareHandler {
  return (c, next) => {
    const maxSize = maxSizeOf(c.req.path)
    const declared = c.req.header('content-length')
    if (declared === undefined || c.req.header('transfer-encoding'))
      return c.req.method === 'GET' || c.req.method === 'HEAD'
        ? next()
        : bodyLimit({ maxSize, onError: refuse })(c, next)
    if (!(Number(declared) <= maxSize)) refuse()
    return next()
  }
}

function refuse(): never {
  throw new AppError('body_too_large')
}
