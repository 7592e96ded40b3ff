import { Hono } from 'hono'
import { heldRequestSchema, heldSchema } from '../../../../../shared/held.ts'
import type { Context } from '../../../context.ts'
import { listFollowUps } from '../../../features/alert/follow-up-queries.ts'
import { listFindings } from '../../../features/finding/list-findings.ts'
import { exportHeld } from '../../../features/record/export-held.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readJson } from '../../read-json.ts'

/** A contact's right to know what is held of them; the number stands in the body, so that no log of addresses has it. */
export function heldRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().post(
    '/',
    describe({
      summary: 'All that is held of whoever has a number, in full, for a reason that is kept',
      tag: 'audit',
      body: heldRequestSchema,
      answer: [200, heldSchema],
      refusals: ['forbidden', 'invalid_input'],
    }),
    requireCapability('export_held'),
    async (c) => {
      const { phone, reason } = await readJson(c, heldRequestSchema)
      const actorId = c.var.caller.employeeId
      const held = await exportHeld(context, {
        phone,
        reason,
        actorId,
        company: context.config.company.name,
        retentionDays: context.retentionDays,
        sources: {
          findings: (contactId) => listFindings(context, contactId),
          followUps: (contactId) => listFollowUps(context, { contactId }, actorId),
        },
      })
      return c.json(held)
    },
  )
}
