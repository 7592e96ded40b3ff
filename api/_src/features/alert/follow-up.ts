import type { AlertState, FollowUpOutcome, followUpChannels } from '../../../../shared/alert.ts'
import { REVEALED_FOR_HOURS } from '../../../../shared/record.ts'
import { addMilliseconds, HOUR, MINUTE } from '../../kernel/clock.ts'

export type FollowUpChannel = (typeof followUpChannels)[number]

/** A follow-up can be taken back for so long (design §8). */
const UNDO_FOR = 10 * MINUTE

/** What settles an alert; anything else leaves it in follow-up. */
const settling: ReadonlySet<FollowUpOutcome> = new Set<FollowUpOutcome>(['reached', 'in_order'])
/** What can be found out about a contact once. */
const decisive: ReadonlySet<FollowUpOutcome> = new Set<FollowUpOutcome>([
  'reached',
  'in_order',
  'wrong_person',
  'number_dead',
])

export type FollowUpFacts = {
  state: AlertState
  /** The alert is about a contact, not about an employee whom nobody covers. */
  hasContact: boolean
  /** When the actor last saw or dialled this contact's number. */
  seenAt: Date | null
  /** The last follow-up that was not taken back, of anybody. */
  last: { actorId: string; outcome: FollowUpOutcome; at: Date } | null
}

/** Why a follow-up is refused. `lost_race`: settled already, or somebody else has just found out what became of it. */
export type FollowUpRefusal = 'lost_race' | 'invalid_input' | 'reveal_first'

/** May this be recorded (design §8)? Null: it may. */
export function refuseFollowUp(
  { state, hasContact, seenAt, last }: FollowUpFacts,
  given: { actorId: string; channel: FollowUpChannel; outcome: FollowUpOutcome },
  now: Date,
): FollowUpRefusal | null {
  if (state !== 'open' && state !== 'in_follow_up') return 'lost_race'
  const isDecisive = decisive.has(given.outcome)
  if (!hasContact && isDecisive) return 'invalid_input'
  const justFound =
    last && decisive.has(last.outcome) && now < undoUntil(last.at) && last.actorId !== given.actorId
  if (isDecisive && justFound) return 'lost_race'
  const needsNumber = given.channel === 'phone' && given.outcome === 'reached'
  const isSeen = seenAt !== null && now.getTime() - seenAt.getTime() < REVEALED_FOR_HOURS * HOUR
  return needsNumber && !isSeen ? 'reveal_first' : null
}

export function stateAfter(outcome: FollowUpOutcome): 'resolved' | 'in_follow_up' {
  return settling.has(outcome) ? 'resolved' : 'in_follow_up'
}

/** Until when a follow-up can be taken back. */
export function undoUntil(at: Date): Date {
  return addMilliseconds(at, UNDO_FOR)
}

/** After so many 没人接 in a row the employee is asked for somebody else. */
export const NO_ANSWERS = 3
