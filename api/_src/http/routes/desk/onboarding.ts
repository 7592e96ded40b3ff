import { Hono } from 'hono'
import { newWaiverSchema, onboardingViewSchema } from '../../../../../shared/onboarding.ts'
import type { Context } from '../../../context.ts'
import { listGateFacts } from '../../../features/contact/gate-facts.ts'
import { getOnboarding } from '../../../features/onboarding/get-gate.ts'
import { recordWaiver } from '../../../features/onboarding/record-waiver.ts'
import { revokeWaiver } from '../../../features/onboarding/revoke-waiver.ts'
import { findOpenPreboarding } from '../../../features/preboarding/get-preboarding.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { Caller } from '../../../features/session/session.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { readJson } from '../../read-json.ts'

const tag = 'onboarding'

/** How a joiner stands at the gate, and letting them pass for a time. */
export function onboardingRoutes(context: Context): Hono<AppEnv> {
  async function view(caller: Caller, employeeId: string) {
    const scope = await findScope(context.db, caller)
    const joiner = { employeeId, scope, gateFacts: listGateFacts }
    const onboarding = await getOnboarding(context, joiner)
    const preboarding = await findOpenPreboarding(context, employeeId)
    return { ...onboarding, ...(preboarding ? { preboarding } : {}) }
  }
  return new Hono<AppEnv>()
    .get(
      '/:id/onboarding',
      describe({
        summary: 'How an employee stands at the onboarding gate',
        tag,
        answer: [200, onboardingViewSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      requireCapability('waive_onboarding'),
      async (c) => c.json(await view(c.var.caller, readId(c, 'employee'))),
    )
    .post(
      '/:id/waiver',
      describe({
        summary: 'Let an employee pass the gate until a day, with a reason',
        tag,
        body: newWaiverSchema,
        answer: [200, onboardingViewSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      requireCapability('waive_onboarding'),
      async (c) => {
        const { caller } = c.var
        const employeeId = readId(c, 'employee')
        const waiver = await readJson(c, newWaiverSchema)
        const scope = await findScope(context.db, caller)
        await recordWaiver(context, { actorId: caller.employeeId, employeeId, scope, waiver })
        return c.json(await view(caller, employeeId))
      },
    )
    .post(
      '/:id/waiver/revoke',
      describe({
        summary: 'Take a waiver back',
        tag,
        answer: [200, onboardingViewSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      requireCapability('waive_onboarding'),
      async (c) => {
        const { caller } = c.var
        const employeeId = readId(c, 'employee')
        const scope = await findScope(context.db, caller)
        await revokeWaiver(context, { actorId: caller.employeeId, employeeId, scope })
        return c.json(await view(caller, employeeId))
      },
    )
}
