import type { CarrierStatus } from '../../../../shared/number-check.ts'
import { HOUR, MINUTE } from '../../kernel/clock.ts'

/** New numbers an employee may have checked on one day in Asia/Shanghai (design §5.1). */
export const NEW_NUMBERS_A_DAY = 10

/** How long the person who types waits for the carrier, in milliseconds (design §5.2). */
export const CARRIER_PATIENCE = 1500

/**
 * How long an answer may be used without asking again: NORMAL 24 h, any other 10 minutes (design §5.1).
 * A 停机 that was paid, or a mistyped 空号, is soon asked anew.
 */
export function answerLifetime(status: CarrierStatus): number {
  return status === 'normal' ? 24 * HOUR : 10 * MINUTE
}

/** May this answer of the carrier still be used at `now`? */
export function isFresh(
  answer: { status: CarrierStatus | null; checkedAt: Date | null },
  now: Date,
): boolean {
  if (!answer.status || !answer.checkedAt) return false
  return now.getTime() - answer.checkedAt.getTime() < answerLifetime(answer.status)
}

/** A live contact's number is checked again at the latest after so many days (design §9)… */
export const CHECK_AT_THE_LATEST = 60
/** …and not before so many: a company that was checked on one day is spread over the nights that follow. */
export const CHECK_AGAIN_AFTER = 4

/** How many of `numbers` to check each night, so that the last has its turn some days before it must. Pure. */
export function nightlyShare(numbers: number): number {
  return Math.ceil(numbers / (CHECK_AT_THE_LATEST - CHECK_AGAIN_AFTER - 1))
}
