import { Hono } from 'hono'
import { type Gate, gateReasons, gateSchema } from '../../../../../shared/onboarding.ts'
import type { Context } from '../../../context.ts'
import { listGateFacts } from '../../../features/contact/gate-facts.ts'
import { getGate } from '../../../features/onboarding/get-gate.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireScope } from '../../middleware/require-api-key.ts'
import { isStorable } from '../../read-json.ts'

const example: Gate = {
  employeeNo: 'E20261201',
  status: 'onboarding',
  complete: false,
  by: null,
  until: null,
  coverage: 0,
  must: 1,
  waived: null,
  missing: [{ code: 'waiting', message: gateReasons.waiting }],
}

/** The onboarding gate for the HR core: complete, let pass, or what is missing (design §9). */
export function onboardingGateRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/onboarding/:employeeNo',
    describe({
      summary:
        'Is a joiner complete: enough contacts that count, let pass by HR, or what is missing',
      tag: 'integrations',
      byKey: true,
      answer: [200, gateSchema],
      refusals: ['not_found'],
      example: { answer: example },
    }),
    requireScope('onboarding:read'),
    async (c) => {
      const employeeNo = c.req.param('employeeNo')
      // no employee has a number that the database could not hold
      if (!isStorable(employeeNo)) throw new AppError('not_found')
      return c.json(await getGate(context, { employeeNo, gateFacts: listGateFacts }))
    },
  )
}
