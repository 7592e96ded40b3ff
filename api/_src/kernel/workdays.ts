import chineseDays from 'chinese-days'
import { DAY, shanghaiDate } from './clock.ts'
import { lunarDate, tombSweepingDay } from './lunar.ts'

/**
 * Does the calendar know how the State Council laid this year's holidays? If not, `isWorkday` goes by
 * fixed-date and lunar holidays and weekends, and an administrator should be told (design §8).
 */
export function hasCalendar(year: number): boolean {
  return uploaded.has(year) || isInTable(year)
}

/** Where a year's workdays come from: an administrator, the library's table, or fixed-date and lunar holidays. */
export function calendarSource(year: number): 'uploaded' | 'known' | 'guessed' {
  if (uploaded.has(year)) return 'uploaded'
  return isInTable(year) ? 'known' : 'guessed'
}

/** The years that administrators uploaded, all of them: kernel/calendars reads them from the database. */
export function takeCalendars(
  years: readonly { year: number; days: Readonly<Record<string, boolean>> }[],
): void {
  uploaded = new Map(years.map(({ year, days }) => [year, days]))
}

let uploaded: ReadonlyMap<number, Readonly<Record<string, boolean>>> = new Map()

function isInTable(year: number): boolean {
  const known = knownYears.get(year)
  if (known !== undefined) return known
  // 国庆 is named in every year that the library has
  const has = arrangementOf(`${year}-10-01`) !== null
  knownYears.set(year, has)
  return has
}

/** Is `yyyy-mm-dd` (Asia/Shanghai) a workday in the PRC, 调休 included? */
export function isWorkday(date: string): boolean {
  const year = Number(date.slice(0, 4))
  const own = uploaded.get(year)
  const arranged = own ? (own[date] ?? null) : arrangementOf(date)
  if (arranged !== null) return arranged
  if (isWeekend(date)) return false
  return hasCalendar(year) || !likelyHolidays(year).has(date)
}

/** Is `yyyy-mm-dd` a Saturday or a Sunday, worked or not? */
export function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
}

/** The date `count` workdays after the one `at` falls on (Asia/Shanghai). */
export function addWorkdays(at: Date, count: number): string {
  let date = shanghaiDate(at)
  for (let left = count; left > 0; ) {
    date = nextDate(date)
    if (isWorkday(date)) left--
  }
  return date
}

/** The last date whose `count`th workday after it is the workday `date` or an earlier one. */
export function workdaysBefore(date: string, count: number): string {
  let before = date
  for (let left = count; left > 0; ) {
    if (isWorkday(before)) left--
    before = new Date(Date.parse(`${before}T00:00:00Z`) - DAY).toISOString().slice(0, 10)
  }
  return before
}

/** The day after `yyyy-mm-dd`. */
export function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10)
}

const knownYears = new Map<number, boolean>()
const guesses = new Map<number, ReadonlySet<string>>()

/**
 * Worked or free by arrangement; null for an ordinary day. An arranged day's name has commas (`…,国庆节,3`).
 * West of Greenwich the library is a day off, in its table and its question alike, so the name stays right;
 * its weekdays do not, which is why weekends are ours.
 */
function arrangementOf(date: string): boolean | null {
  const { name, work } = chineseDays.getDayDetail(date)
  return name.includes(',') ? work : null
}

/** What is surely or very likely free: better a message a day late than one on New Year's Eve. */
function likelyHolidays(year: number): ReadonlySet<string> {
  const known = guesses.get(year)
  if (known) return known
  const newYear = lunarDate(year, 1, 1)
  const holidays = new Set([
    `${year}-01-01`,
    ...run(new Date(Date.parse(newYear) - DAY).toISOString().slice(0, 10), 8),
    tombSweepingDay(year),
    ...run(`${year}-05-01`, 5),
    lunarDate(year, 5, 5),
    lunarDate(year, 8, 15),
    ...run(`${year}-10-01`, 7),
  ])
  guesses.set(year, holidays)
  return holidays
}

function run(first: string, days: number): string[] {
  const dates = [first]
  while (dates.length < days) dates.push(nextDate(dates.at(-1) ?? first))
  return dates
}
