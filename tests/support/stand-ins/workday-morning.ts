import { shanghaiDate, shanghaiInstant } from '../../../api/_src/kernel/clock.ts'
import { isWorkday, nextDate } from '../../../api/_src/kernel/workdays.ts'

/** 10:00 in Shanghai today, or on the next workday: an hour at which everything may be sent. */
export function workdayMorningFrom(at: Date): Date {
  let date = shanghaiDate(at)
  while (!isWorkday(date)) date = nextDate(date)
  return shanghaiInstant(date, 10)
}
