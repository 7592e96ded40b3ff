import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { schedule } from '../flow/schedule.ts'
import { AppError } from '../kernel/app-error.ts'
import type { AppEnv } from './app-env.ts'
import { describe } from './describe.ts'
import { bearerOf } from './middleware/require-caller.ts'
import { isOneOf } from './same-secret.ts'

const doneSchema = z.object({ done: z.string() })

/** Timed work for whoever keeps the time: Vercel's crons, or any scheduler with the secret. May come twice or late. */
export function cronRoutes(context: Context): Hono<AppEnv> {
  const timed: Record<string, () => Promise<void>> = {
    drain: async () => {},
    sweep: () => schedule.sweep(context),
    nightly: () => schedule.nightly(context),
  }
  return new Hono<AppEnv>().get(
    '/:name',
    describe({
      summary: 'Timed work: drain, sweep or nightly; with CRON_SECRET as bearer',
      tag: 'crons',
      answer: [200, doneSchema],
      refusals: ['not_found'],
    }),
    async (c) => {
      const given = bearerOf(c.req.header('authorization'))
      if (!given || !isOneOf([context.config.cronSecret], given))
        throw new AppError('unauthenticated')
      const name = c.req.param('name')
      const work = Object.hasOwn(timed, name) ? timed[name] : undefined
      if (!work) throw new AppError('not_found')
      await work()
      // what it announced, and whatever else is due
      await context.drainSoon()
      return c.json({ done: name })
    },
  )
}
