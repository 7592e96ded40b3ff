import { isWeekend } from '../../kernel/workdays.ts'
import type { ArrangedDays } from './read-days.ts'

/** What every year's arrangement has had: free days that fall on no other date. */
const FIXED = { '01-01': '元旦', '05-01': '劳动节', '10-01': '国庆节' } as const
/** A year has 11 to 13 statutory days; with what is swapped about 17 to 28 weekdays are free. */
const FEWEST_FREE = 8
const MOST_FREE = 35

export type Judged = { freeDays: string[]; workedDays: string[]; doubts: string[] }

/** Which weekdays are free, which weekend days are worked, and what looks odd about it; pure. */
export function judgeDays(year: number, days: ArrangedDays): Judged {
  const dates = Object.keys(days).sort()
  const freeDays = dates.filter((date) => days[date] === false && !isWeekend(date))
  const workedDays = dates.filter((date) => days[date] === true && isWeekend(date))
  const idle = dates.filter((date) => days[date] === true && !isWeekend(date))
  const missing = Object.entries(FIXED).filter(([day]) => days[`${year}-${day}`] !== false)
  const doubts = [
    ...missing.map(([day, name]) => `${name}（${year}-${day}）没有写成休息`),
    ...idle.map((date) => `${date} 本来就是工作日，写“班”没有影响`),
    ...(freeDays.length < FEWEST_FREE
      ? [`一年只有 ${freeDays.length} 个工作日放假，像是没有写全`]
      : []),
    ...(freeDays.length > MOST_FREE ? [`一年有 ${freeDays.length} 个工作日放假，比往年多`] : []),
    ...(workedDays.length === 0 ? ['没有调休上班的周末'] : []),
  ]
  return { freeDays, workedDays, doubts }
}
