import { Hono } from 'hono'
import {
  emergencySchema,
  newEmergencyOutcomeSchema,
  openEmergenciesSchema,
  openEmergencySchema,
} from '../../../../../shared/emergency.ts'
import type { Context } from '../../../context.ts'
import { closeEmergency } from '../../../features/emergency/close-emergency.ts'
import { getEmergency } from '../../../features/emergency/get-emergency.ts'
import { listOpenEmergencies } from '../../../features/emergency/list-open-emergencies.ts'
import { openEmergency } from '../../../features/emergency/open-emergency.ts'
import { recordOutcome } from '../../../features/emergency/record-outcome.ts'
import { findEmergencyScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { IDEMPOTENCY_KEY, readIdempotencyKey } from '../../read-idempotency-key.ts'
import { readJson } from '../../read-json.ts'

const tag = 'emergency'

/** The emergency card (design §10). Nothing here calls a vendor: it works while WeCom and Aliyun are down. */
export function emergencyRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireCapability('open_emergency'))
    .post(
      '/',
      describe({
        summary:
          'Open an employee’s emergency card: contacts in full, the likeliest to answer first',
        tag,
        body: openEmergencySchema,
        answer: [200, emergencySchema],
        refusals: ['forbidden', 'not_found', 'second_person_needed'],
      }),
      async (c) => {
        const opening = await readJson(c, openEmergencySchema)
        const own = await findEmergencyScope(context.db, c.var.caller)
        const openerId = c.var.caller.employeeId
        return c.json(await openEmergency(context, { ...opening, openerId, own }))
      },
    )
    .get(
      '/',
      describe({
        summary: 'The cards that the caller has open, on whichever device',
        tag,
        answer: [200, openEmergenciesSchema],
        refusals: ['forbidden'],
      }),
      async (c) => c.json(await listOpenEmergencies(context, c.var.caller.employeeId)),
    )
    .get(
      '/:id',
      describe({
        summary: 'A card that the caller opened; without contacts once it is closed',
        tag,
        answer: [200, emergencySchema],
        refusals: ['forbidden', 'not_found'],
      }),
      async (c) => {
        const emergencyId = readId(c, 'emergency')
        const openerId = c.var.caller.employeeId
        return c.json(await getEmergency(context, { emergencyId, openerId }))
      },
    )
    .post(
      '/:id/outcomes',
      describe({
        summary: 'What a call led to; `corrects` names an outcome pressed by mistake',
        tag,
        headers: {
          'Idempotency-Key': {
            description: 'The same key and content are one press',
            pattern: IDEMPOTENCY_KEY.source,
          },
        },
        body: newEmergencyOutcomeSchema,
        answer: [200, emergencySchema],
        refusals: [
          'forbidden',
          'not_found',
          'not_now',
          'lost_race',
          'idempotency_key_missing',
          'idempotency_key_reused',
        ],
      }),
      async (c) => {
        const emergencyId = readId(c, 'emergency')
        const key = readIdempotencyKey(c)
        const press = await readJson(c, newEmergencyOutcomeSchema)
        const openerId = c.var.caller.employeeId
        await recordOutcome(context, { ...press, emergencyId, openerId, key })
        return c.json(await getEmergency(context, { emergencyId, openerId }))
      },
    )
    .post(
      '/:id/close',
      describe({
        summary: 'Close the card: its numbers are gone, the employee is told',
        tag,
        answer: [200, emergencySchema],
        refusals: ['forbidden', 'not_found', 'body_too_large'],
      }),
      async (c) => {
        const emergencyId = readId(c, 'emergency')
        const openerId = c.var.caller.employeeId
        await closeEmergency(context, { emergencyId, openerId })
        return c.json(await getEmergency(context, { emergencyId, openerId }))
      },
    )
}
