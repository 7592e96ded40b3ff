import { DAY } from '../../kernel/clock.ts'
import { isWorkday, nextDate } from '../../kernel/workdays.ts'

/** The last part of an interval in which the question may be put, so that days can be level. */
export const ASK_WITHIN = 30
/** Who has just come, or was just imported, was told already: the first question comes no sooner. */
export const FIRST_AFTER = 14
/** What was missed, or has become urgent, is made up for within so many days: no day is flooded by it. */
export const CATCH_UP = 28

/** Nudges so many days after the question; whoever says nothing then is shown to the manager (design §9). */
export const NUDGES = [3, 7] as const
/** So long an answer is waited for. */
export const WAIT_FOR_ANSWER = 30 * DAY

/** The date `count` days after `yyyy-mm-dd`; earlier for a negative count. */
export function daysAfter(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10)
}

/** This date, or the first workday after it. */
export function workdayFrom(date: string): string {
  let day = date
  while (!isWorkday(day)) day = nextDate(day)
  return day
}

/** The workdays from one date to another, both included. */
export function workdaysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = nextDate(day)) if (isWorkday(day)) days.push(day)
  return days
}

/**
 * The workday of the next nudge after `given` of them, the last of which went out today (the question itself, at
 * first); null: no more. After a pause two nudges do not follow on two days.
 */
export function nextNudgeOn(askedOn: string, given: number, today: string): string | null {
  const next = NUDGES[given]
  if (next === undefined) return null
  const apart = daysAfter(today, NUDGES[0])
  const wished = daysAfter(askedOn, next)
  return workdayFrom(wished > apart ? wished : apart)
}

/** `11 月核对`: what the standing rhythm's month is called. */
export function nameOfMonth(month: string): string {
  return `${Number(month.slice(5))} 月核对`
}
