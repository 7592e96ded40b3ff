import { Hono } from 'hono'
import * as z from 'zod/mini'
import {
  alertDetailSchema,
  alertPageSchema,
  alertStateSchema,
  newFollowUpSchema,
} from '../../../../../shared/alert.ts'
import type { Context } from '../../../context.ts'
import { getAlert, listAlerts } from '../../../features/alert/get-alerts.ts'
import { recordFollowUp } from '../../../features/alert/record-follow-up.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { IDEMPOTENCY_KEY, readIdempotencyKey } from '../../read-idempotency-key.ts'
import { readJson } from '../../read-json.ts'
import { readQuery } from '../../read-query.ts'

const tag = 'desk'
const querySchema = z.object({
  state: z.optional(alertStateSchema),
  contactId: z.optional(z.string().check(z.maxLength(64))),
  cursor: z.optional(z.string().check(z.maxLength(400))),
})

/** Alerts of the caller's departments, and what HR found out about them. */
export function alertRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireCapability('follow_up'))
    .get(
      '/',
      describe({
        summary: 'Alerts, the newest first',
        tag,
        optionalQuery: Object.keys(querySchema.def.shape),
        answer: [200, alertPageSchema],
        refusals: ['forbidden', 'invalid_input'],
      }),
      async (c) => {
        const scope = await findScope(context.db, c.var.caller)
        return c.json(await listAlerts(context, { ...readQuery(c, querySchema), scope }))
      },
    )
    .get(
      '/:id',
      describe({
        summary: 'One alert with its follow-ups and history',
        tag,
        answer: [200, alertDetailSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      async (c) => {
        const alertId = readId(c, 'alert')
        const scope = await findScope(context.db, c.var.caller)
        const readerId = c.var.caller.employeeId
        return c.json(await getAlert(context, { alertId, readerId, scope }))
      },
    )
    .post(
      '/:id/follow-ups',
      describe({
        summary: 'What HR found out',
        tag,
        headers: {
          'Idempotency-Key': {
            description: 'The same key and content are one follow-up',
            pattern: IDEMPOTENCY_KEY.source,
          },
        },
        body: newFollowUpSchema,
        answer: [201, alertDetailSchema],
        refusals: [
          'forbidden',
          'not_found',
          'idempotency_key_missing',
          'idempotency_key_reused',
          'lost_race',
          'reveal_first',
        ],
      }),
      async (c) => {
        const alertId = readId(c, 'alert')
        const key = readIdempotencyKey(c)
        const given = await readJson(c, newFollowUpSchema)
        const { employeeId } = c.var.caller
        const scope = await findScope(context.db, c.var.caller)
        const once = `${employeeId}:${key}`
        await recordFollowUp(context, { ...given, alertId, actorId: employeeId, scope, once })
        return c.json(await getAlert(context, { alertId, readerId: employeeId, scope }), 201)
      },
    )
}
