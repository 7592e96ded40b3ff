import { Hono } from 'hono'
import { systemSchema } from '../../../../../shared/warning.ts'
import type { Context } from '../../../context.ts'
import { countUndelivered, listUndelivered } from '../../../features/delivery/undelivered.ts'
import { listWarnings } from '../../../features/warning/list-warnings.ts'
import { countBuried } from '../../../kernel/outbox.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'

/** What an administrator must see: alerts that reached nobody, and what went wrong lately. */
export function systemRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary:
        'Alerts that reached nobody and why, what was given up, and the warnings of the last seven days',
      tag: 'desk',
      answer: [200, systemSchema],
      refusals: ['forbidden'],
    }),
    requireCapability('see_system'),
    async (c) => {
      const now = context.clock.now()
      const [undelivered, undeliveredTo, givenUp, warnings] = await Promise.all([
        countUndelivered(context.db, now),
        listUndelivered(context.db, now),
        countBuried(context.db),
        listWarnings(context),
      ])
      return c.json({ undelivered, undeliveredTo, givenUp, warnings })
    },
  )
}
