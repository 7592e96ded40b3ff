import type { MiddlewareHandler } from 'hono'
import type { Clock } from '../../kernel/clock.ts'

/** Every answer, a refusal too, says what time it is here: screens judge hours and what can still be undone by this clock. */
export function serverTime(clock: Clock): MiddlewareHandler {
  return async (c, next) => {
    await next()
    c.res.headers.set('x-server-time', clock.now().toISOString())
  }
}
