import type { CalendarPreview } from '../../../../shared/calendar.ts'
import { isWorkday } from '../../kernel/workdays.ts'
import { judgeDays } from './judge-days.ts'
import { readDays } from './read-days.ts'

/** What an arrangement would mean for its year, beside what holds now; changes nothing. */
export function previewCalendar({ year, text }: { year: number; text: string }): CalendarPreview {
  const { days, problems } = readDays(year, text)
  const changed = Object.entries(days).filter(([date, worked]) => isWorkday(date) !== worked)
  return { year, problems, ...judgeDays(year, days), changes: changed.length }
}
