import { Hono } from 'hono'
import type { Context } from '../../context.ts'
import { countUndelivered } from '../../features/delivery/undelivered.ts'
import { writeMetrics } from '../../features/system/write-metrics.ts'
import { AppError } from '../../kernel/app-error.ts'
import { countBuried } from '../../kernel/outbox.ts'
import type { AppEnv } from '../app-env.ts'
import { bearerOf } from '../middleware/require-caller.ts'
import { readOperations } from '../read-operations.ts'
import { isOneOf } from '../same-secret.ts'

/** For the company's monitoring: OpenMetrics text, with METRICS_SECRET as bearer; without one there is nothing here. */
export function metricsRoute(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/', async (c) => {
    const { metricsSecret } = context.config
    if (metricsSecret === null) throw new AppError('not_found')
    const given = bearerOf(c.req.header('authorization'))
    if (!given || !isOneOf([metricsSecret], given)) throw new AppError('unauthenticated')
    const [operations, givenUp, undelivered] = await Promise.all([
      readOperations(context),
      countBuried(context.db),
      countUndelivered(context.db, context.clock.now()),
    ])
    return c.text(writeMetrics({ operations, givenUp, undelivered }), 200, {
      'content-type': 'application/openmetrics-text; version=1.0.0; charset=utf-8',
    })
  })
}
