import { Hono } from 'hono'
import { dashboardSchema } from '../../../../../shared/dashboard.ts'
import type { Context } from '../../../context.ts'
import { getDashboard } from '../../../features/dashboard/get-dashboard.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { isId } from '../../read-id.ts'

/** What the caller's departments add up to. */
export function dashboardRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary: 'Coverage, states, scores, effects; of one department with departmentId',
      tag: 'desk',
      answer: [200, dashboardSchema],
      refusals: ['forbidden', 'not_found'],
    }),
    requireCapability('see_dashboard'),
    async (c) => {
      const departmentId = c.req.query('departmentId') || null
      if (departmentId !== null && !isId(departmentId, 'department'))
        throw new AppError('not_found')
      const scope = await findScope(context.db, c.var.caller)
      return c.json(await getDashboard(context, { scope, departmentId }))
    },
  )
}
