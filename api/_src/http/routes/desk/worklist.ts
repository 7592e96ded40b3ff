import { Hono } from 'hono'
import * as z from 'zod/mini'
import { alertReasonSchema, worklistSchema, worklistSorts } from '../../../../../shared/alert.ts'
import type { Context } from '../../../context.ts'
import { getWorklist } from '../../../features/alert/get-worklist.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readQuery } from '../../read-query.ts'

const score = z.pipe(
  z.string().check(z.regex(/^\d{1,2}(\.\d)?$/)),
  z.pipe(z.transform(Number), z.number().check(z.maximum(10))),
)
const querySchema = z.object({
  q: z.optional(z.string().check(z.trim(), z.maxLength(30))),
  departmentId: z.optional(z.string().check(z.maxLength(64))),
  reason: z.optional(alertReasonSchema),
  state: z.optional(z.enum(['open', 'in_follow_up'])),
  /** Only whose lowest score is below it, as below the alert line of the settings. */
  belowScore: z.optional(score),
  mine: z.optional(z.enum(['1'])),
  sort: z._default(z.enum(worklistSorts), 'severity'),
  cursor: z.optional(z.string().check(z.maxLength(400))),
  /** At most this many employees: a phone's screen takes fewer at once. */
  limit: z.optional(z.pipe(z.string().check(z.regex(/^([1-9]|1\d|20)$/)), z.transform(Number))),
})

/** What waits for HR, by employee, uncovered first. */
export function worklistRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary: 'The worklist of the caller’s departments',
      tag: 'desk',
      optionalQuery: Object.keys(querySchema.def.shape),
      answer: [200, worklistSchema],
      refusals: ['forbidden', 'invalid_input'],
    }),
    requireCapability('follow_up'),
    async (c) => {
      const { departmentId, sort, cursor, limit, mine, ...filter } = readQuery(c, querySchema)
      const { caller } = c.var
      const worklist = await getWorklist(context, {
        scope: await findScope(context.db, caller),
        departmentId,
        sort,
        cursor,
        limit,
        filter: { ...filter, ...(mine ? { ownerId: caller.employeeId } : {}) },
      })
      return c.json(worklist)
    },
  )
}
