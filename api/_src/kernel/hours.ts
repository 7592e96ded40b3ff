import { shanghaiDate, shanghaiHour, shanghaiInstant } from './clock.ts'
import { isWorkday, nextDate } from './workdays.ts'

/** Opening hours in Asia/Shanghai: from `from` o'clock up to, not including, `to` o'clock. */
export type Hours = { from: number; to: number; workdaysOnly: boolean }

/** The first instant at or after `at` inside the hours. */
export function nextOpening(at: Date, hours: Hours): Date {
  const hour = shanghaiHour(at)
  let date = shanghaiDate(at)
  if (isOpenDay(date, hours)) {
    if (hour >= hours.from && hour < hours.to) return at
    if (hour < hours.from) return shanghaiInstant(date, hours.from)
  }
  do date = nextDate(date)
  while (!isOpenDay(date, hours))
  return shanghaiInstant(date, hours.from)
}

function isOpenDay(date: string, hours: Hours): boolean {
  return !hours.workdaysOnly || isWorkday(date)
}
