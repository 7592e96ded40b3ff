// Mini-program engines lack Intl's time zones, and Shanghai has had no summer time since 1991.
const SHANGHAI_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

const two = (value: number) => String(value).padStart(2, '0')

type Parts = { year: number; month: number; day: number; clock: string; dayNumber: number }

function shanghai(ms: number): Parts {
  const moved = new Date(ms + SHANGHAI_MS)
  return {
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
    clock: `${two(moved.getUTCHours())}:${two(moved.getUTCMinutes())}`,
    dayNumber: Math.floor((ms + SHANGHAI_MS) / DAY_MS),
  }
}

/** `10:02` today, `昨天 10:02`, `11 月 21 日` this year, else with the year. Asia/Shanghai. */
export function sayTime(iso: string, now: number): string {
  const at = shanghai(Date.parse(iso))
  const today = shanghai(now)
  if (at.dayNumber === today.dayNumber) return at.clock
  if (at.dayNumber === today.dayNumber - 1) return `昨天 ${at.clock}`
  if (at.dayNumber === today.dayNumber + 1) return `明天 ${at.clock}`
  return sayDay(iso, now)
}

/** As sayTime, but always to the minute: `11 月 21 日 10:02`. */
export function sayMoment(iso: string, now: number): string {
  const said = sayTime(iso, now)
  return said.includes(':') ? said : `${said} ${shanghai(Date.parse(iso)).clock}`
}

/** `5 月 20 日`, with the year if it is another one. Takes a time or a `yyyy-mm-dd`. */
export function sayDay(iso: string, now: number): string {
  const at = shanghai(Date.parse(iso.length === 10 ? `${iso}T00:00:00+08:00` : iso))
  const date = `${at.month} 月 ${at.day} 日`
  return at.year === shanghai(now).year ? date : `${at.year} 年 ${date}`
}

/** When a refused action becomes possible: `今天 11:30 以后`, `明天 10:05 以后`, `11 月 26 日 08:00 以后`. */
export function sayFrom(iso: string, now: number): string {
  const at = shanghai(Date.parse(iso))
  const days = at.dayNumber - shanghai(now).dayNumber
  const day = days <= 0 ? '今天' : days === 1 ? '明天' : sayDay(iso, now)
  return `${day} ${at.clock} 以后`
}

/** True in the small hours: the next morning is today's. */
export function isPastMidnight(now: number): boolean {
  return Number(shanghai(now).clock.slice(0, 2)) < 8
}

/** First notices leave between 08:00 and 21:00 (design §5, hours). */
export function inSendingHours(now: number): boolean {
  const hour = Number(shanghai(now).clock.slice(0, 2))
  return hour >= 8 && hour < 21
}
