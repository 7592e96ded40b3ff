import { DAY, HOUR, MINUTE } from '../../kernel/clock.ts'

/**
 * Messages that somebody asked for, per number (design §5, limits). Sliding windows: the vendor's own
 * minute and hour are clock windows, which a sliding one of the same length never exceeds.
 */
export const askLimits = [
  { within: MINUTE, most: 1 },
  { within: HOUR, most: 5 },
  { within: DAY, most: 10 },
] as const

export type AskDecision = { allowed: true } | { allowed: false; retryAt: Date }

/** May one more be asked for now? If not, the first moment at which every limit allows it. */
export function decideAsk(earlier: readonly Date[], now: Date): AskDecision {
  const times = earlier.map((at) => at.getTime()).sort((a, b) => b - a)
  let retryAt = 0
  for (const { within, most } of askLimits) {
    const oldestThatFills = times[most - 1]
    if (oldestThatFills !== undefined && oldestThatFills + within > now.getTime())
      retryAt = Math.max(retryAt, oldestThatFills + within)
  }
  return retryAt === 0 ? { allowed: true } : { allowed: false, retryAt: new Date(retryAt) }
}
