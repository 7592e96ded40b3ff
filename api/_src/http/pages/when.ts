import { DAY, dayAndTime, HOUR, MINUTE, shanghaiDate } from '../../kernel/clock.ts'

const inShanghai = (at: Date) => new Date(at.getTime() + 8 * HOUR)

/** `10:21`. */
export function time(at: Date): string {
  return inShanghai(at).toISOString().slice(11, 16)
}

/** When something becomes possible, rounded up to the minute: `10:22`, `明天 00:05` or a date. */
export function fromWhen(at: Date, now: Date): string {
  const minute = new Date(Math.ceil(at.getTime() / MINUTE) * MINUTE)
  if (shanghaiDate(minute) === shanghaiDate(now)) return time(minute)
  const tomorrow = shanghaiDate(new Date(now.getTime() + DAY))
  return shanghaiDate(minute) === tomorrow ? `明天 ${time(minute)}` : dayAndTime(minute)
}

/** The last whole day before something ends, as people say it: `12 月 8 日`. */
export function lastDayOf(end: Date): string {
  const [month, , day] = dayAndTime(new Date(end.getTime() - 1)).split(' ')
  return `${month} 月 ${day} 日`
}
