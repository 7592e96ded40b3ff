import chineseDays from 'chinese-days'
import { DAY } from './clock.ts'

/** Lunar 1900-01-01. The library's own conversion reads the machine's time zone, so only its month lengths are used. */
const BASE = Date.UTC(1900, 0, 31)

/** The `yyyy-mm-dd` of a day of a lunar year; never a day of the leap month. Exact for 1900–2100. */
export function lunarDate(year: number, month: number, day: number): string {
  let days = day - 1
  for (let before = 1900; before < year; before++) days += monthsUpTo(before, 13)
  days += monthsUpTo(year, month)
  return new Date(BASE + days * DAY).toISOString().slice(0, 10)
}

/** Days of a lunar year before `month` (13 = the whole year), a leap month that falls in between included. */
function monthsUpTo(year: number, month: number): number {
  const { leapMonth, days } = chineseDays.getYearLeapMonth(year)
  let sum = leapMonth && leapMonth < month ? days : 0
  for (let m = 1; m < month; m++) sum += chineseDays.monthDays(year, m)
  return sum
}

/** 清明, the solar term of early April; the usual formula, exact for 2001–2099. */
export function tombSweepingDay(year: number): string {
  const y = year % 100
  return `${year}-04-0${Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4)}`
}
