import { Hono } from 'hono'
import * as z from 'zod/mini'
import { rosterConflictsSchema } from '../../../../../shared/roster.ts'
import type { Context } from '../../../context.ts'
import { listConflicts } from '../../../features/roster/list-conflicts.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readQuery } from '../../read-query.ts'

const querySchema = z.object({ cursor: z.optional(z.string().check(z.maxLength(64))) })

/** Where 人事助手 and the contacts of the caller's employees differ. */
export function rosterConflictRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary: 'Where the roster of 人事助手 and the contacts differ, by employee, masked',
      tag: 'desk',
      optionalQuery: Object.keys(querySchema.def.shape),
      answer: [200, rosterConflictsSchema],
      refusals: ['forbidden', 'invalid_input'],
    }),
    requireCapability('follow_up'),
    async (c) => {
      const { cursor = null } = readQuery(c, querySchema)
      const scope = await findScope(context.db, c.var.caller)
      return c.json(await listConflicts(context, { scope, cursor }))
    },
  )
}
