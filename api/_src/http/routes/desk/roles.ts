import { Hono } from 'hono'
import * as z from 'zod/mini'
import { newRoleProposalSchema, rolesSchema } from '../../../../../shared/access.ts'
import type { Context } from '../../../context.ts'
import { decideRole } from '../../../features/session/decide-role.ts'
import { listRoles } from '../../../features/session/list-roles.ts'
import { requestRole } from '../../../features/session/request-role.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { readJson } from '../../read-json.ts'

const tag = 'roles'
const roleDecisionSchema = z.object({ approve: z.boolean({ error: '请选同意或不同意' }) })

/** Who has which role, as those see it who confirm changes. */
export function roleRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary: 'Who has which role, and what waits for a second person',
      tag,
      answer: [200, rolesSchema],
      refusals: ['forbidden'],
    }),
    requireCapability('confirm_roles'),
    async (c) => c.json(await listRoles(context, { callerId: c.var.caller.employeeId })),
  )
}

/** Roles are given and taken away by two people, never for oneself (design §9). */
export function roleProposalRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .post(
      '/',
      describe({
        summary: 'Propose that somebody is given a role or loses one; gives what waits now',
        tag,
        body: newRoleProposalSchema,
        answer: [200, rolesSchema],
        refusals: ['forbidden', 'not_found', 'nothing_to_do', 'not_now'],
      }),
      requireCapability('grant_roles'),
      async (c) => {
        const proposal = await readJson(c, newRoleProposalSchema)
        const proposerId = c.var.caller.employeeId
        await requestRole(context, { proposerId, proposal })
        return c.json(await listRoles(context, { callerId: proposerId }))
      },
    )
    .post(
      '/:id/decision',
      describe({
        summary: 'Be the second person: confirm or refuse',
        tag,
        body: roleDecisionSchema,
        answer: [200, rolesSchema],
        refusals: ['forbidden', 'not_found', 'lost_race', 'not_now'],
      }),
      requireCapability('confirm_roles'),
      async (c) => {
        const proposalId = readId(c, 'roleProposal')
        const { approve } = await readJson(c, roleDecisionSchema)
        const deciderId = c.var.caller.employeeId
        await decideRole(context, { proposalId, deciderId, approve })
        return c.json(await listRoles(context, { callerId: deciderId }))
      },
    )
}
