import {
  type Campaign,
  type CampaignList,
  campaignListSchema,
  campaignSchema,
  type NewCampaign,
  type UnansweredPage,
  unansweredPageSchema,
} from '../../../../shared/campaign.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, idOf, tellDesk } from './ask.ts'

export function listCampaigns(): Promise<Answer<CampaignList>> {
  return askDesk('/campaigns', campaignListSchema)
}

export function getCampaign(id: string): Promise<Answer<Campaign>> {
  return askDesk(`/campaigns/${idOf(id)}`, campaignSchema)
}

export function startCampaign(campaign: NewCampaign, key: string): Promise<Answer<Campaign>> {
  return tellDesk('POST', '/campaigns', campaignSchema, { body: campaign, key })
}

export function holdCampaign(
  id: string,
  act: 'pause' | 'resume' | 'cancel',
): Promise<Answer<Campaign>> {
  return tellDesk('POST', `/campaigns/${idOf(id)}/${act}`, campaignSchema)
}

/** Whom this campaign asked; without an id, those of the caller's own departments after both nudges. */
export function listUnanswered(id: string, cursor?: string): Promise<Answer<UnansweredPage>> {
  const path = id ? `/campaigns/${idOf(id)}/unanswered` : '/unanswered'
  return askDesk(path, unansweredPageSchema, { cursor })
}
