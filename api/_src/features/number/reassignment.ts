import type { ContactState } from '../../../../shared/contact.ts'
import { DAY } from '../../kernel/clock.ts'

/** A number that was given up rests before somebody else gets it: a younger proof is surely of its owner. */
const RESTS = 90 * DAY
/** What was asked lately is not bought again. */
const ASKED_LATELY = 60 * DAY

export type ReassignmentFacts = {
  state: ContactState
  channel: 'mobile' | 'other'
  proofAt: Date | null
  /** When the carrier was last asked whether the number changed hands, whatever it said. */
  askedAt: Date | null
}

/**
 * May the carrier's answer change a decision? Only of a contact that still counts by a proof which is old enough for
 * the number to have changed hands since (design §6, 二次放号: bought only where it can change a decision).
 */
export function mayHaveMoved(facts: ReassignmentFacts, now: Date): boolean {
  const { state, channel, proofAt, askedAt } = facts
  if (channel !== 'mobile' || !proofAt || (state !== 'valid' && state !== 'due')) return false
  if (now.getTime() - proofAt.getTime() < RESTS) return false
  return askedAt === null || now.getTime() - askedAt.getTime() >= ASKED_LATELY
}
