import { Hono, type Context as HonoContext } from 'hono'
import * as z from 'zod/mini'
import {
  campaignListSchema,
  campaignSchema,
  newCampaignSchema,
  unansweredPageSchema,
} from '../../../../../shared/campaign.ts'
import type { Context } from '../../../context.ts'
import { getCampaign } from '../../../features/campaign/get-campaign.ts'
import { listCampaigns } from '../../../features/campaign/list-campaigns.ts'
import { listUnanswered } from '../../../features/campaign/list-unanswered.ts'
import { startCampaign } from '../../../features/campaign/start-campaign.ts'
import { may } from '../../../features/session/access.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { IDEMPOTENCY_KEY, readIdempotencyKey } from '../../read-idempotency-key.ts'
import { readJson } from '../../read-json.ts'
import { readQuery } from '../../read-query.ts'

const tag = 'desk'
const querySchema = z.object({ cursor: z.optional(z.string().check(z.maxLength(400))) })

/** Reminders: what became of them, and for the HR lead starting one. */
export function campaignRoutes(context: Context): Hono<AppEnv> {
  const scopeOf = (c: HonoContext<AppEnv>) => findScope(context.db, c.var.caller)
  async function show(c: HonoContext<AppEnv>, campaignId: string) {
    const mayRun = may(c.var.caller.roles, 'run_campaigns')
    return getCampaign(context, { campaignId, scope: await scopeOf(c), mayRun })
  }
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: 'Campaigns that reach the caller’s departments, the newest first',
        tag,
        answer: [200, campaignListSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('see_campaigns'),
      async (c) => {
        const withDepartments = may(c.var.caller.roles, 'run_campaigns')
        return c.json(await listCampaigns(context, { scope: await scopeOf(c), withDepartments }))
      },
    )
    .post(
      '/',
      describe({
        summary: 'Start reminders for departments, or for everybody',
        tag,
        headers: {
          'Idempotency-Key': {
            description: 'The same key and content are one campaign',
            pattern: IDEMPOTENCY_KEY.source,
          },
        },
        body: newCampaignSchema,
        answer: [201, campaignSchema],
        refusals: [
          'forbidden',
          'not_found',
          'nothing_to_do',
          'idempotency_key_missing',
          'idempotency_key_reused',
        ],
      }),
      requireCapability('run_campaigns'),
      async (c) => {
        const key = readIdempotencyKey(c)
        const wanted = await readJson(c, newCampaignSchema)
        const actorId = c.var.caller.employeeId
        const once = `${actorId}:${key}`
        const { campaignId } = await startCampaign(context, { ...wanted, once, actorId })
        return c.json(await show(c, campaignId), 201)
      },
    )
    .get(
      '/:id',
      describe({
        summary: 'One campaign: asked, opened, answered, by day and by department',
        tag,
        answer: [200, campaignSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      requireCapability('see_campaigns'),
      async (c) => c.json(await show(c, readId(c, 'campaign'))),
    )
    .get(
      '/:id/unanswered',
      describe({
        summary: 'Whom it asked and who has not answered; nothing of their contacts',
        tag,
        optionalQuery: Object.keys(querySchema.def.shape),
        answer: [200, unansweredPageSchema],
        refusals: ['forbidden', 'not_found', 'invalid_input'],
      }),
      requireCapability('see_campaigns'),
      async (c) => {
        const { cursor } = readQuery(c, querySchema)
        const { id: campaignId } = await show(c, readId(c, 'campaign'))
        return c.json(
          await listUnanswered(context, { campaignId, scope: await scopeOf(c), cursor }),
        )
      },
    )
}
