import { Hono } from 'hono'
import { campaignSchema } from '../../../../../shared/campaign.ts'
import type { Context } from '../../../context.ts'
import { getCampaign } from '../../../features/campaign/get-campaign.ts'
import { pauseCampaign } from '../../../features/campaign/pause-campaign.ts'
import { resumeCampaign } from '../../../features/campaign/resume-campaign.ts'
import { stopCampaign } from '../../../features/campaign/stop-campaign.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'

const acts = [
  ['pause', 'Send nothing of it until it is resumed', pauseCampaign],
  ['resume', 'Go on with it', resumeCampaign],
  ['cancel', 'Ask and nudge nobody any more; what was answered stays', stopCampaign],
] as const

/** Holding a campaign; each answers with how it stands then, and may be pressed twice. */
export function campaignActRoutes(context: Context): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  for (const [name, summary, act] of acts)
    routes.post(
      `/:id/${name}`,
      describe({
        summary,
        tag: 'desk',
        answer: [200, campaignSchema],
        refusals: ['forbidden', 'not_found', 'nothing_to_do', 'not_now', 'body_too_large'],
      }),
      requireCapability('run_campaigns'),
      async (c) => {
        const campaignId = readId(c, 'campaign')
        await act(context, { campaignId, actorId: c.var.caller.employeeId })
        const scope = await findScope(context.db, c.var.caller)
        return c.json(await getCampaign(context, { campaignId, scope, mayRun: true }))
      },
    )
  return routes
}
