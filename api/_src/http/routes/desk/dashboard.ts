import { Hono } from 'hono'
import * as z from 'zod/mini'
import { dashboardSchema } from '../../../../../shared/dashboard.ts'
import type { Context } from '../../../context.ts'
import { getDashboard } from '../../../features/dashboard/get-dashboard.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { isId } from '../../read-id.ts'
import { readQuery } from '../../read-query.ts'

const querySchema = z.object({ departmentId: z.optional(z.string()) })

/** What the caller's departments add up to. */
export function dashboardRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary: 'Coverage, states, scores, effects; of one department with departmentId',
      tag: 'desk',
      optionalQuery: Object.keys(querySchema.def.shape),
      answer: [200, dashboardSchema],
      refusals: ['forbidden', 'not_found', 'invalid_input'],
    }),
    requireCapability('see_dashboard'),
    async (c) => {
      const { departmentId = null } = readQuery(c, querySchema)
      if (departmentId !== null && !isId(departmentId, 'department'))
        throw new AppError('not_found')
      const scope = await findScope(context.db, c.var.caller)
      return c.json(await getDashboard(context, { scope, departmentId }))
    },
  )
}
