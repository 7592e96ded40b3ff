const FIRST_MS = 2_000
const LONGEST_MS = 30_000
const GROWTH = 1.5

/** How long to wait before asking again: 2 s after news, then ever longer up to 30 s (design §5.5). */
export function pollDelay(quietRounds: number): number {
  return Math.min(LONGEST_MS, Math.round(FIRST_MS * GROWTH ** quietRounds))
}
