import { Hono, type Context as HonoContext } from 'hono'
import { emergencyPermitsSchema } from '../../../../../shared/emergency.ts'
import type { Context } from '../../../context.ts'
import { confirmPermit } from '../../../features/emergency/confirm-permit.ts'
import { listPermits } from '../../../features/emergency/list-permits.ts'
import { requestPermit } from '../../../features/emergency/request-permit.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'

const tag = 'emergency'

/** More than five employees an hour needs a second person (design §10). */
export function emergencyPermitRoutes(context: Context): Hono<AppEnv> {
  const answerList = async (c: HonoContext<AppEnv>) =>
    c.json({ permits: await listPermits(context, { callerId: c.var.caller.employeeId }) })
  return new Hono<AppEnv>()
    .use(requireCapability('open_emergency'))
    .get(
      '/',
      describe({
        summary: 'Who waits for a second person, and the caller’s own requests',
        tag,
        answer: [200, emergencyPermitsSchema],
        refusals: ['forbidden'],
      }),
      answerList,
    )
    .post(
      '/',
      describe({
        summary: 'Ask for a second person, to open five more cards within the hour',
        tag,
        answer: [200, emergencyPermitsSchema],
        refusals: ['forbidden', 'nothing_to_do', 'body_too_large'],
      }),
      async (c) => {
        await requestPermit(context, { requesterId: c.var.caller.employeeId })
        return answerList(c)
      },
    )
    .post(
      '/:id/grant',
      describe({
        summary: 'Be the second person',
        tag,
        answer: [200, emergencyPermitsSchema],
        refusals: ['forbidden', 'not_found', 'lost_race', 'body_too_large'],
      }),
      async (c) => {
        const permitId = readId(c, 'permit')
        await confirmPermit(context, { permitId, secondId: c.var.caller.employeeId })
        return answerList(c)
      },
    )
}
