import { Hono } from 'hono'
import { systemSchema } from '../../../../../shared/warning.ts'
import type { Context } from '../../../context.ts'
import { countUndelivered } from '../../../features/delivery/undelivered.ts'
import { listWarnings } from '../../../features/warning/list-warnings.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'

/** What an administrator must see: alerts that reached nobody, and what went wrong lately. */
export function systemRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary: 'Alerts that reached nobody, and the warnings of the last seven days',
      tag: 'desk',
      answer: [200, systemSchema],
      refusals: ['forbidden'],
    }),
    requireCapability('see_system'),
    async (c) => {
      const [undelivered, warnings] = await Promise.all([
        countUndelivered(context.db, context.clock.now()),
        listWarnings(context),
      ])
      return c.json({ undelivered, warnings })
    },
  )
}
