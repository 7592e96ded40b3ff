import type { CampaignSummary } from '../../../../../shared/campaign.ts'
import type { Chip } from '../../../components/chip.tsx'

type Look = Parameters<typeof Chip>[0]

/** How a campaign stands, in an icon and a word. */
export const campaignChips: Record<CampaignSummary['state'], Look> = {
  running: { tone: 'ok', icon: 'done', word: '进行中' },
  paused: { tone: 'wait', icon: 'clock', word: '已暂停' },
  ended: { tone: 'mute', icon: 'tick', word: '已结束' },
  cancelled: { tone: 'mute', icon: 'minus', word: '已取消' },
}
