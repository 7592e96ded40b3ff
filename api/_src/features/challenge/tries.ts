/**
 * Wrong guesses per day in Asia/Shanghai, over all codes (design §5, codes): those on the contact's page and on the
 * fixed form count together, by number, for either proves the same.
 */
export const MAX_WRONG = 5

/**
 * `contact`: on the contact's page; `employee`: on the employee's screen. Counted apart, so neither can
 * lock out the other.
 */
export type Audience = 'contact' | 'employee'

/** What a guess led to. `right` alone spends the code; `wrong` alone is counted; `malformed` was no guess. */
export type GuessOutcome =
  | { outcome: 'malformed' }
  | { outcome: 'right' }
  | { outcome: 'wrong'; left: number }
  | { outcome: 'stale' }
  | { outcome: 'locked' }

export function triesLeft(wrong: number): number {
  return Math.max(0, MAX_WRONG - wrong)
}

/**
 * Judges one guess. After five wrong ones even the right code is refused until the day ends. With no code
 * live there is nothing to guess, so a contact whose codes ran out loses no try (`stale`); where even that
 * may not be told (`secretive`: the fixed form, which hides whether a number is known) it counts as wrong.
 */
export function judgeGuess(facts: {
  wrong: number
  live: number
  matches: boolean
  secretive: boolean
}): GuessOutcome {
  if (triesLeft(facts.wrong) === 0) return { outcome: 'locked' }
  if (facts.live === 0 && !facts.secretive) return { outcome: 'stale' }
  if (facts.live > 0 && facts.matches) return { outcome: 'right' }
  const left = triesLeft(facts.wrong + 1)
  return { outcome: 'wrong', left }
}
