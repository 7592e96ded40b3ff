import { MINUTE } from '../../kernel/clock.ts'

/**
 * What one caller may get wrong in a window. `link`: links that do not exist; a correct link is never
 * counted nor refused. `lookup`: numbers typed on the fixed form, known or not. `press`: presses of one joiner on
 * their page, right or wrong. Generous, because mobile
 * carriers put thousands of people behind one address; the secrets are strong enough by themselves.
 */
export const missLimits = {
  link: { within: 10 * MINUTE, most: 30 },
  lookup: { within: 10 * MINUTE, most: 30 },
  press: { within: 10 * MINUTE, most: 60 },
} as const
export type MissScope = keyof typeof missLimits

/** The fixed window that `now` falls into. */
export function windowStart(scope: MissScope, now: Date): Date {
  const { within } = missLimits[scope]
  return new Date(Math.floor(now.getTime() / within) * within)
}

/** Null while the caller may go on, else when they may. `count` includes this time. */
export function throttledUntil(scope: MissScope, count: number, now: Date): Date | null {
  const { within, most } = missLimits[scope]
  return count > most ? new Date(windowStart(scope, now).getTime() + within) : null
}
