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

/** No number is checked again before so many days: a company that was checked on one day is spread over the nights that follow. */
export const CHECK_AGAIN_AFTER = 4

/** How many of `numbers` to check each night, so that the last has its turn some days before it must, after `latest` days. Pure. */
export function nightlyShare(numbers: number, latest: number): number {
  return Math.ceil(numbers / (latest - CHECK_AGAIN_AFTER - 1))
}
