import { shanghaiDate, shanghaiHour, shanghaiInstant } from './clock.ts'
import type { Settings } from './settings.ts'
import { isWorkday, nextDate } from './workdays.ts'

/** Opening hours in Asia/Shanghai: from `from` o'clock up to, not including, `to` o'clock. */
export type Hours = { from: number; to: number; workdaysOnly: boolean }

/** When SMS that nobody asked for, and reminders, may leave (design §5, hours; a company may only tighten them). */
export type SendingHours = { single: Hours; batch: Hours }

export function sendingHours(
  settings: Pick<Settings, 'noticeFrom' | 'noticeTo' | 'batchFrom' | 'batchTo'>,
): SendingHours {
  const { noticeFrom, noticeTo, batchFrom, batchTo } = settings
  return {
    single: { from: noticeFrom, to: noticeTo, workdaysOnly: false },
    batch: { from: batchFrom, to: batchTo, workdaysOnly: true },
  }
}

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
