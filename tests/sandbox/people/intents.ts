import { seededRandom } from '../core/random.ts'
import type { NumberEntry } from '../numbers/number-entry.ts'

export type Intent =
  | 'agree'
  | 'mistype'
  | 'decline_unknown'
  | 'decline_unwilling'
  | 'ignore'
  | 'stop'

/** Shares of what people do with a question; the rest agree. */
export type PeopleRates = {
  ignore: number
  declineUnknown: number
  declineUnwilling: number
  /** Agree, but type the code wrong first. */
  mistype: number
  /** Write TD instead of answering. */
  stop: number
  /** How many of those who took over somebody's number say that they know nobody. */
  strangerDeclines: number
  /** The longest anybody takes to answer. */
  slowestMs: number
}

export const usualRates: PeopleRates = {
  ignore: 0.12,
  declineUnknown: 0.01,
  declineUnwilling: 0.02,
  mistype: 0.05,
  stop: 0.005,
  strangerDeclines: 0.7,
  slowestMs: 2 * 3_600_000,
}

/** What the owner of a number does with their `nth` question, and after how long. */
export function intentOf(
  seed: number,
  entry: NumberEntry,
  nth: number,
  rates: PeopleRates,
): { intent: Intent; delayMs: number } {
  const random = seededRandom(`${seed} ${entry.phone} ${nth}`)
  // Squared, so that most answer early and a few late.
  const delayMs = Math.round(random.next() ** 2 * rates.slowestMs)
  if (entry.answeredBy !== null) {
    const declines = random.chance(rates.strangerDeclines)
    return { intent: declines ? 'decline_unknown' : 'ignore', delayMs }
  }
  const shares: [Intent, number][] = [
    ['ignore', rates.ignore],
    ['decline_unknown', rates.declineUnknown],
    ['decline_unwilling', rates.declineUnwilling],
    ['mistype', rates.mistype],
    ['stop', rates.stop],
  ]
  let left = random.next()
  for (const [intent, share] of shares) {
    left -= share
    if (left < 0) return { intent, delayMs }
  }
  return { intent: 'agree', delayMs }
}
