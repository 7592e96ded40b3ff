import { Hono } from 'hono'
import * as z from 'zod/mini'
import { unansweredPageSchema } from '../../../../../shared/campaign.ts'
import type { Context } from '../../../context.ts'
import { listSilent } from '../../../features/campaign/list-unanswered.ts'
import { findLedDepartments } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readQuery } from '../../read-query.ts'

const querySchema = z.object({ cursor: z.optional(z.string().check(z.maxLength(400))) })

/** Who of the caller's people has not answered a reminder and both nudges. */
export function unansweredRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary:
        'My people who have not answered a reminder and both nudges; nothing of their contacts',
      tag: 'desk',
      optionalQuery: Object.keys(querySchema.def.shape),
      answer: [200, unansweredPageSchema],
      refusals: ['forbidden', 'invalid_input'],
    }),
    requireCapability('see_unanswered'),
    async (c) => {
      const { cursor } = readQuery(c, querySchema)
      const departmentIds = await findLedDepartments(context.db, c.var.caller.employeeId)
      return c.json(await listSilent(context, { scope: { all: false, departmentIds }, cursor }))
    },
  )
}
