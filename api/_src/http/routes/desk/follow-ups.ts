import { Hono } from 'hono'
import { alertDetailSchema } from '../../../../../shared/alert.ts'
import type { Context } from '../../../context.ts'
import { getAlert } from '../../../features/alert/get-alerts.ts'
import { undoFollowUp } from '../../../features/alert/undo-follow-up.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'

/** 撤回: one's own follow-up, within ten minutes. */
export function followUpRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().post(
    '/:id/undo',
    describe({
      summary: 'Take back one’s own follow-up within ten minutes',
      tag: 'desk',
      answer: [200, alertDetailSchema],
      refusals: ['forbidden', 'not_found', 'not_now'],
    }),
    requireCapability('follow_up'),
    async (c) => {
      const readerId = c.var.caller.employeeId
      const scope = await findScope(context.db, c.var.caller)
      const followUpId = readId(c, 'followUp')
      const { alertId } = await undoFollowUp(context, { followUpId, actorId: readerId })
      return c.json(await getAlert(context, { alertId, readerId, scope }))
    },
  )
}
