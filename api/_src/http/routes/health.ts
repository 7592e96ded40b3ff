import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { Context } from '../../context.ts'
import { isAnyUndelivered } from '../../features/delivery/undelivered.ts'
import { isTimedWorkLate } from '../../features/system/is-timed-work-late.ts'
import type { AppEnv } from '../app-env.ts'
import { describe } from '../describe.ts'

const healthSchema = z.object({ status: z.enum(['ok', 'degraded']) })

/**
 * Says ok or degraded and no more: details are for the administrator (design §12). Never ok while an alert can reach
 * nobody, or nobody runs the timed work that raises it (design §4.7). 503 only without the database, for then another instance may do better; while Aliyun or WeCom
 * is down this one still serves.
 */
export function healthRoute(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary: 'ok or degraded',
      tag: 'health',
      open: true,
      answer: [200, healthSchema],
      otherAnswer: [503, healthSchema],
    }),
    async (c) => {
      try {
        const now = context.clock.now()
        const isDegraded =
          (await isAnyUndelivered(context.db, now)) ||
          (await isTimedWorkLate(context.db, now)) ||
          context.health().some(({ degraded }) => degraded)
        return c.json({ status: isDegraded ? ('degraded' as const) : ('ok' as const) })
      } catch {
        return c.json({ status: 'degraded' as const }, 503)
      }
    },
  )
}
