import { Hono, type Context as HonoContext } from 'hono'
import * as z from 'zod/mini'
import {
  drillAimSchema,
  drillListSchema,
  drillPeopleSchema,
  drillPersonStates,
  drillPlanSchema,
  drillSchema,
  newDrillSchema,
} from '../../../../../shared/drill.ts'
import type { Context } from '../../../context.ts'
import { closeDrill } from '../../../features/drill/close-drill.ts'
import { getDrill } from '../../../features/drill/get-drill.ts'
import { listDrillPeople } from '../../../features/drill/list-drill-people.ts'
import { listDrills } from '../../../features/drill/list-drills.ts'
import { planDrill } from '../../../features/drill/plan-drill.ts'
import { startDrill } from '../../../features/drill/start-drill.ts'
import { may } from '../../../features/session/access.ts'
import { findDrillScope, findScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { IDEMPOTENCY_KEY, readIdempotencyKey } from '../../read-idempotency-key.ts'
import { readJson } from '../../read-json.ts'
import { readQuery } from '../../read-query.ts'

const tag = 'drill'
const peopleQuerySchema = z.object({
  cursor: z.optional(z.string().check(z.maxLength(400))),
  state: z.optional(z.enum(drillPersonStates)),
})

/** Drills (design §10): a stratified random sample is drawn, called from the card, and added up. */
export function drillRoutes(context: Context): Hono<AppEnv> {
  const callerOf = async (c: HonoContext<AppEnv>) => ({
    callerId: c.var.caller.employeeId,
    scope: await findDrillScope(context.db, c.var.caller),
    mayRun: may(c.var.caller.roles, 'run_drills'),
  })
  const show = async (c: HonoContext<AppEnv>, drillId: string) =>
    getDrill(context, { drillId, ...(await callerOf(c)) })
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: 'The drills that concern the caller, the newest first',
        tag,
        answer: [200, drillListSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('call_drills'),
      async (c) => c.json(await listDrills(context, await callerOf(c))),
    )
    .post(
      '/',
      describe({
        summary: 'Draw a sample and open it for calling, or have it written to',
        tag,
        headers: {
          'Idempotency-Key': {
            description: 'The same key and content are one drill',
            pattern: IDEMPOTENCY_KEY.source,
          },
        },
        body: newDrillSchema,
        answer: [201, drillSchema],
        refusals: [
          'forbidden',
          'not_found',
          'nothing_to_do',
          'idempotency_key_missing',
          'idempotency_key_reused',
        ],
      }),
      requireCapability('run_drills'),
      async (c) => {
        const key = readIdempotencyKey(c)
        const wanted = await readJson(c, newDrillSchema)
        const starterId = c.var.caller.employeeId
        const scope = await findScope(context.db, c.var.caller)
        const once = `${starterId}:${key}`
        const { drillId } = await startDrill(context, { ...wanted, starterId, scope, once })
        return c.json(await show(c, drillId), 201)
      },
    )
    .get(
      '/:id',
      describe({
        summary: 'How far a drill is and what it says: each site, the whole, non-attempts apart',
        tag,
        answer: [200, drillSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      requireCapability('call_drills'),
      async (c) => c.json(await show(c, readId(c, 'drill'))),
    )
    .get(
      '/:id/people',
      describe({
        summary: 'The sample in the order of calling; nothing of anybody’s contacts',
        tag,
        optionalQuery: Object.keys(peopleQuerySchema.def.shape),
        answer: [200, drillPeopleSchema],
        refusals: ['forbidden', 'not_found', 'invalid_input'],
      }),
      requireCapability('call_drills'),
      async (c) => {
        const { id: drillId } = await show(c, readId(c, 'drill'))
        const { cursor, state } = readQuery(c, peopleQuerySchema)
        const caller = await callerOf(c)
        return c.json(await listDrillPeople(context, { drillId, ...caller, cursor, state }))
      },
    )
    .post(
      '/:id/close',
      describe({
        summary:
          'End the drill: who was not called or written to stands apart, the result stays as it is',
        tag,
        answer: [200, drillSchema],
        refusals: ['forbidden', 'not_found', 'not_now', 'body_too_large'],
      }),
      requireCapability('run_drills'),
      async (c) => {
        const drillId = readId(c, 'drill')
        const scope = await findScope(context.db, c.var.caller)
        await closeDrill(context, { drillId, closerId: c.var.caller.employeeId, scope })
        return c.json(await show(c, drillId))
      },
    )
}

/** What a drill would cost, before it is started. */
export function drillPlanRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().post(
    '/',
    describe({
      summary:
        'How many people at which site a drill of this precision calls or writes to; draws nobody',
      tag,
      body: drillAimSchema,
      answer: [200, drillPlanSchema],
      refusals: ['forbidden', 'not_found'],
    }),
    requireCapability('run_drills'),
    async (c) => {
      const aim = await readJson(c, drillAimSchema)
      const scope = await findScope(context.db, c.var.caller)
      return c.json(await planDrill(context, { ...aim, scope }))
    },
  )
}
