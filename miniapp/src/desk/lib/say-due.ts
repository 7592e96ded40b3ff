import { sayDay } from '../../lib/say-time.ts'

const SHANGHAI_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000
const dayOf = (ms: number) => Math.floor((ms + SHANGHAI_MS) / DAY_MS)

export type DueWords = { tone: 'bad' | 'wait' | 'plain'; words: string }

/** `逾期 2 天`, `今天到期`, `明天`, `11 月 25 日`: calendar days in Shanghai. */
export function sayDue(dueAt: string, overdue: boolean, now: number): DueWords {
  const days = dayOf(Date.parse(dueAt)) - dayOf(now)
  if (overdue) return { tone: 'bad', words: days < 0 ? `逾期 ${-days} 天` : '已逾期' }
  if (days <= 0) return { tone: 'wait', words: '今天到期' }
  return { tone: 'plain', words: days === 1 ? '明天' : sayDay(dueAt, now) }
}
