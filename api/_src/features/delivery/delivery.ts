import {
  addMilliseconds,
  DAY,
  HOUR,
  MINUTE,
  shanghaiDate,
  shanghaiInstant,
} from '../../kernel/clock.ts'
import type { Hours } from '../../kernel/hours.ts'
import { isWorkday, nextDate } from '../../kernel/workdays.ts'

/** When cards and digests may ring: HR's own working hours. */
export const cardHours: Hours = { from: 9, to: 20, workdaysOnly: true }
/** Cards a day (Shanghai) to one person; the rest waits for the digest (design §8). */
export const CARDS_A_DAY = 5
/** A card can be changed for so long after its code was given (providers D: older pages say 24 h). */
export const CODE_LIFE = DAY
/** WeCom may be away so long before the next way is tried. */
export const WECOM_PATIENCE = 2 * HOUR
/** What no way took is tried again after this. */
export const RETRY_AFTER = 10 * MINUTE

export type Way = 'wecom' | 'email' | 'sms'

/** 09:10 on a workday, the first one after `at`: neither the full hour nor the half (providers D). */
export function digestAfter(at: Date): Date {
  let date = shanghaiDate(at)
  while (!isWorkday(date) || digestOn(date) <= at) date = nextDate(date)
  return digestOn(date)
}

function digestOn(date: string): Date {
  return addMilliseconds(shanghaiInstant(date, 9), 10 * MINUTE)
}

/** The way after this one that the person has; null: none is left. */
export function nextWay(way: Way, has: { email: boolean; sms: boolean }): Way | null {
  if (way === 'wecom' && has.email) return 'email'
  if (way !== 'sms' && has.sms) return 'sms'
  return null
}

/** How long to wait after so many tries: 10 s, doubling, at most 10 minutes. */
export function backoff(tries: number): number {
  return Math.min(10_000 * 2 ** Math.max(0, tries - 1), 10 * MINUTE)
}
