import { Hono, type Context as HonoContext } from 'hono'
import * as z from 'zod/mini'
import {
  changeRequestPageSchema,
  changeRequestSchema,
  decisionSchema,
} from '../../../../../shared/change-request.ts'
import type { Context } from '../../../context.ts'
import { decideChange } from '../../../features/change-request/decide-change.ts'
import {
  getChange,
  listChanges,
  type ReadFindings,
} from '../../../features/change-request/list-changes.ts'
import { listOpenFindings } from '../../../features/finding/list-findings.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireDecider } from '../../middleware/require-decider.ts'
import { readId } from '../../read-id.ts'
import { readJson } from '../../read-json.ts'
import { readQuery } from '../../read-query.ts'
import { viewerOf } from '../../viewer-of.ts'

const tag = 'desk'
const querySchema = z.object({
  state: z._default(z.enum(['waiting', 'decided']), 'waiting'),
  cursor: z.optional(z.string().check(z.maxLength(400))),
})

/** Replacements of proven contacts that wait for the caller's word. */
export function changeRequestRoutes(context: Context): Hono<AppEnv> {
  const readFindings: ReadFindings = (contactIds) => listOpenFindings(context.db, contactIds)
  const viewerIn = async (c: HonoContext<AppEnv>) =>
    viewerOf(context, c.var.caller, await findScope(context.db, c.var.caller))
  return new Hono<AppEnv>()
    .use(requireDecider(context))
    .get(
      '/',
      describe({
        summary: 'Change requests that wait for me, or that I decided',
        tag,
        optionalQuery: Object.keys(querySchema.def.shape),
        answer: [200, changeRequestPageSchema],
        refusals: ['forbidden', 'invalid_input'],
      }),
      async (c) => {
        const { state, cursor = null } = readQuery(c, querySchema)
        const viewer = await viewerIn(c)
        return c.json(await listChanges(context, { viewer, state, cursor, readFindings }))
      },
    )
    .get(
      '/:id',
      describe({
        summary: 'One change request, as its card leads to it',
        tag,
        answer: [200, changeRequestSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      async (c) => {
        const changeRequestId = readId(c, 'changeRequest')
        const viewer = await viewerIn(c)
        return c.json(await getChange(context, { changeRequestId, viewer, readFindings }))
      },
    )
    .post(
      '/:id/decision',
      describe({
        summary: 'Decide whether the old contact is retired for the new one',
        tag,
        body: decisionSchema,
        answer: [200, changeRequestSchema],
        refusals: ['forbidden', 'not_found', 'lost_race'],
      }),
      async (c) => {
        const changeRequestId = readId(c, 'changeRequest')
        const { approve, note } = await readJson(c, decisionSchema)
        const viewer = await viewerIn(c)
        const words = note ? { note } : {}
        await decideChange(context, { changeRequestId, viewer, approve, ...words })
        return c.json(await getChange(context, { changeRequestId, viewer, readFindings }))
      },
    )
}
