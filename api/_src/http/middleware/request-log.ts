import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { Log } from '../../kernel/log.ts'
import type { AppEnv } from '../app-env.ts'

/**
 * Gives every request an id and one log line: the route's pattern, never the address itself, which may hold
 * a link or a callback's secret.
 */
export function requestLog(log: Log, clock: Clock): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const requestId = newId('request', clock.now())
    c.set('requestId', requestId)
    const startedAt = performance.now()
    await next()
    c.res.headers.set('x-request-id', requestId)
    const milliseconds = Math.round(performance.now() - startedAt)
    const route = routePath(c, -1)
    log.info(
      { requestId, method: c.req.method, route, status: c.res.status, milliseconds },
      'request',
    )
  }
}
