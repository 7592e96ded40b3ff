import { Hono, type Context as HonoContext } from 'hono'
import { drillSchema } from '../../../../../shared/drill.ts'
import {
  drillCardEndSchema,
  drillCardSchema,
  newNonAttemptSchema,
  nextDrillCardSchema,
} from '../../../../../shared/drill-card.ts'
import { newEmergencyOutcomeSchema } from '../../../../../shared/emergency.ts'
import type { Context } from '../../../context.ts'
import { closeDrillCard } from '../../../features/drill/close-drill-card.ts'
import { getDrill } from '../../../features/drill/get-drill.ts'
import { getDrillPerson } from '../../../features/drill/get-drill-person.ts'
import { openDrillCard } from '../../../features/drill/open-drill-card.ts'
import { recordDrillOutcome } from '../../../features/drill/record-drill-outcome.ts'
import { recordNonAttempt } from '../../../features/drill/record-non-attempt.ts'
import { findDrillScope } from '../../../features/session/find-scope.ts'
import { showDrillCard } from '../../../flow/drill-card.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { IDEMPOTENCY_KEY, readIdempotencyKey } from '../../read-idempotency-key.ts'
import { readJson } from '../../read-json.ts'

const tag = 'drill'
const keyHeader = {
  'Idempotency-Key': {
    description: 'The same key and content are one press',
    pattern: IDEMPOTENCY_KEY.source,
  },
}

/** Calling who was drawn: the emergency card in drill mode, one at a time (design §10). */
export function drillCardRoutes(context: Context): Hono<AppEnv> {
  const callerOf = async (c: HonoContext<AppEnv>) => ({
    callerId: c.var.caller.employeeId,
    scope: await findDrillScope(context.db, c.var.caller),
  })
  const show = async (c: HonoContext<AppEnv>, drillPersonId: string) =>
    showDrillCard(context, { drillPersonId, callerId: c.var.caller.employeeId })
  return new Hono<AppEnv>()
    .use(requireCapability('call_drills'))
    .get(
      '/:id/card',
      describe({
        summary: 'A card that the caller took; without contacts once it is put down',
        tag,
        answer: [200, drillCardSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      async (c) => c.json(await show(c, readId(c, 'drillPerson'))),
    )
    .post(
      '/:id/card',
      describe({
        summary: 'Take the card of somebody in the sample, alone for some minutes',
        tag,
        answer: [200, drillCardSchema],
        refusals: ['forbidden', 'not_found', 'not_now', 'lost_race', 'body_too_large'],
      }),
      async (c) => {
        const drillPersonId = readId(c, 'drillPerson')
        await openDrillCard(context, { ...(await callerOf(c)), which: { drillPersonId } })
        return c.json(await show(c, drillPersonId))
      },
    )
    .post(
      '/:id/outcomes',
      describe({
        summary: 'What a call led to; `corrects` names an outcome pressed by mistake',
        tag,
        headers: keyHeader,
        body: newEmergencyOutcomeSchema,
        answer: [200, drillCardSchema],
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
        const drillPersonId = readId(c, 'drillPerson')
        const key = readIdempotencyKey(c)
        const press = await readJson(c, newEmergencyOutcomeSchema)
        const callerId = c.var.caller.employeeId
        await recordDrillOutcome(context, { ...press, drillPersonId, callerId, key })
        return c.json(await show(c, drillPersonId))
      },
    )
    .post(
      '/:id/close',
      describe({
        summary: 'Put the card down: reached, not reached, or to be tried again',
        tag,
        body: drillCardEndSchema,
        answer: [200, drillCardSchema],
        refusals: ['forbidden', 'not_found', 'not_now'],
      }),
      async (c) => {
        const drillPersonId = readId(c, 'drillPerson')
        const { again } = await readJson(c, drillCardEndSchema)
        const callerId = c.var.caller.employeeId
        await closeDrillCard(context, { drillPersonId, callerId, again })
        return c.json(await show(c, drillPersonId))
      },
    )
    .post(
      '/:id/non-attempt',
      describe({
        summary: 'Somebody of the sample is not called, for a reason; answers with the drill',
        tag,
        body: newNonAttemptSchema,
        answer: [200, drillSchema],
        refusals: ['forbidden', 'not_found', 'not_now', 'lost_race'],
      }),
      async (c) => {
        const drillPersonId = readId(c, 'drillPerson')
        const { reason } = await readJson(c, newNonAttemptSchema)
        const caller = await callerOf(c)
        await recordNonAttempt(context, { drillPersonId, ...caller, reason })
        const { drillId } = await getDrillPerson(context, { drillPersonId, ...caller })
        return c.json(await getDrill(context, { drillId, ...caller, mayRun: false }))
      },
    )
}

/** The next one of a drill, for whoever has nobody in mind. */
export function drillNextRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().post(
    '/:id/next',
    describe({
      summary: 'Take the card of the next one whom nobody is calling; null: nobody is left',
      tag,
      answer: [200, nextDrillCardSchema],
      refusals: ['forbidden', 'not_found', 'not_now', 'lost_race', 'body_too_large'],
    }),
    requireCapability('call_drills'),
    async (c) => {
      const drillId = readId(c, 'drill')
      const callerId = c.var.caller.employeeId
      const scope = await findDrillScope(context.db, c.var.caller)
      const taken = await openDrillCard(context, { callerId, scope, which: { drillId } })
      return c.json({ card: taken && (await showDrillCard(context, { ...taken, callerId })) })
    },
  )
}
