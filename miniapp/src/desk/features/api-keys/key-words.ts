import type { ApiKeyView } from '../../../../../shared/api-key.ts'
import type { IconName } from '../../../components/icon.tsx'
import { sayDay, sayMoment } from '../../../lib/say-time.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** From here on a key's end is near enough to be said loudly. */
const SOON_DAYS = 14

export type KeyWords = {
  chip: string
  tone: 'ok' | 'wait' | 'mute'
  icon: IconName
  line: string
  used: string
}

/** How a key stands, and until when. */
export function sayKey(key: ApiKeyView, now: number): KeyWords {
  const used = key.lastUsedAt ? `最近使用：${sayMoment(key.lastUsedAt, now)}` : '还没有用过'
  const until = sayDay(key.expiresAt, now)
  const days = Math.ceil((Date.parse(key.expiresAt) - now) / DAY_MS)
  switch (key.state) {
    case 'revoked':
      return { chip: '已停用', tone: 'mute', icon: 'minus', line: '停用以后不能再用。', used }
    case 'expired':
      return { chip: '已过期', tone: 'mute', icon: 'minus', line: `${until}过期。`, used }
    case 'replaced':
      return {
        chip: '已换新',
        tone: 'wait',
        icon: 'clock',
        line: `旧密钥还能用到 ${until}，请尽快换上新的。`,
        used,
      }
    case 'active':
      return days <= SOON_DAYS
        ? {
            chip: '快到期',
            tone: 'wait',
            icon: 'clock',
            line: `${until}到期，还有 ${days} 天，请换新密钥。`,
            used,
          }
        : { chip: '使用中', tone: 'ok', icon: 'tick', line: `有效期到 ${until}`, used }
  }
}

export const lifeChoices = [
  { value: '90', words: '90 天' },
  { value: '180', words: '180 天' },
  { value: '365', words: '1 年' },
] as const

export const overlapChoices = [
  { value: '0', words: '马上停用' },
  { value: '1', words: '再用 1 天' },
  { value: '7', words: '再用 7 天' },
  { value: '30', words: '再用 30 天' },
] as const
