import type { ErrorCode } from '../../../../shared/errors.ts'
import type { CarrierStatus } from '../../../../shared/number-check.ts'
import { SUBMITS_A_DAY } from './contact.ts'

/** All that decides whether a submitted contact is taken; read by one statement with the write (submit-statement.ts). */
export type SubmissionFacts = {
  /** The carrier's answer, if it is fresh enough to use. */
  status: CarrierStatus | null
  stopped: boolean
  ownNumber: boolean
  /** The number stands among this employee's live contacts already. */
  twice: boolean
  /** This pair said no before. */
  refusedBefore: boolean
  submitsToday: number
  /** Places 1–5 that are free and that nobody named before waits for. */
  freePlaces: number
  /** `replaces` names a live contact of this employee that nobody else replaces already. */
  replacedExists: boolean
  /** It still has, or waits for, a place to hand over; one that ended (`invalid`) has none. */
  replacedLives: boolean
  /** Another contact already waits to replace the same one. */
  replacedBusy: boolean
  vacantRefusals: number
}

export type SubmissionInput = {
  channel: 'mobile' | 'other'
  shared: boolean
  insists: boolean
  replaces: boolean
  /** The carrier was asked and did not answer in time: accept, check in the background. */
  carrierSilent: boolean
}

export type SubmissionDecision =
  | {
      kind: 'accept'
      state: 'pending' | 'draft'
      callTask: 'vacant_insisted' | 'other_number' | null
      checked: boolean
    }
  | { kind: 'ask_carrier' }
  | { kind: 'refuse'; code: ErrorCode; field: 'phone' | 'replaces' | 'order' | null }

const refuse = (
  code: ErrorCode,
  field: 'phone' | 'replaces' | 'order' | null = 'phone',
): SubmissionDecision => ({
  kind: 'refuse',
  code,
  field,
})

/**
 * Decides one submit (design §5.2, §6). Unknown is not bad: a carrier that cannot tell refuses nobody. A 空号
 * is refused; from the second time on `insists` makes a call task of it. 停机 is kept as a draft.
 */
export function decideSubmission(
  facts: SubmissionFacts,
  input: SubmissionInput,
): SubmissionDecision {
  if (facts.submitsToday >= SUBMITS_A_DAY) return refuse('daily_submits_used', null)
  if (input.replaces && !facts.replacedExists) return refuse('not_found', 'replaces')
  if (input.replaces && facts.replacedBusy) return refuse('lost_race', 'replaces')
  if (facts.twice) return refuse('same_number_twice')
  if (facts.refusedBefore) return refuse('pair_refused')
  if (facts.ownNumber && !input.shared) return refuse('own_number')
  if (!facts.replacedLives && facts.freePlaces <= 0) return refuse('too_many_contacts', 'order')
  if (input.channel === 'other')
    return { kind: 'accept', state: 'pending', callTask: 'other_number', checked: true }
  if (facts.stopped) return refuse('number_stopped')
  if (facts.status === null && !input.carrierSilent) return { kind: 'ask_carrier' }
  if (facts.status === 'vacant') {
    if (input.insists && facts.vacantRefusals >= 2)
      return { kind: 'accept', state: 'pending', callTask: 'vacant_insisted', checked: true }
    return refuse(facts.vacantRefusals >= 1 ? 'number_vacant_again' : 'number_vacant')
  }
  if (facts.status === 'suspended')
    return { kind: 'accept', state: 'draft', callTask: null, checked: true }
  return { kind: 'accept', state: 'pending', callTask: null, checked: facts.status !== null }
}
