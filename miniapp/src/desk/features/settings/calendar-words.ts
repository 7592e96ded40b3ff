import type { CalendarPreview, Calendars } from '../../../../../shared/calendar.ts'
import type { ChipWords } from '../../../lib/contact-chip.ts'

type Year = Calendars['years'][number]

export const sourceChips: Record<Year['source'], ChipWords> = {
  uploaded: { tone: 'ok', icon: 'done', word: '已上传' },
  known: { tone: 'ok', icon: 'done', word: '系统自带' },
  guessed: { tone: 'wait', icon: 'alert', word: '还没有' },
}

/** How a year is laid; of one that nobody knows yet, what stands in for it. */
export function sayCalendar({ source, freeDays, workedDays }: Year): string {
  if (source === 'guessed') return '放假通知公布后请上传。现在按固定节日和农历估计，不知道调休。'
  return `${freeDays} 个工作日放假，${workedDays} 个周末上班`
}

/** What an upload would mean, in one sentence. */
export function sayPreview({ freeDays, workedDays, changes }: CalendarPreview): string {
  const same = changes === 0 ? '和现在一样' : `有 ${changes} 天和现在不一样`
  return `${freeDays.length} 个工作日放假，${workedDays.length} 个周末上班，${same}。`
}

/** `2月14日、9月26日`. */
export function sayDays(dates: readonly string[]): string {
  return dates.map((date) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`).join('、')
}
