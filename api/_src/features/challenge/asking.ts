import type { ContactState } from '../../../../shared/contact.ts'
import { DAY } from '../../kernel/clock.ts'

export const askForms = ['token', 'fixed', 'reply'] as const
export type AskForm = (typeof askForms)[number]

export type AskingFacts = {
  contactState: ContactState
  channel: 'mobile' | 'other'
  /** The employee's own number, kept as 与家人共用. */
  shared: boolean
  employeeLeft: boolean
  numberDead: boolean
  numberStopped: boolean
  /** This employee and this number: declined, or confirmed and later withdrew. */
  pairSaidNo: boolean
  /** A yes that the contact's record does not show yet: what follows it is still under way. */
  saidYesJustNow: boolean
  /** The contact's own last proof, if there ever was one. */
  provenAt: Date | null
  /** A confirmed contact is asked anew only if the proof is older than so many days (settings; design §9: 150). */
  renewAfterDays: number
}

export type AskingRefusal =
  | 'not_asked_now'
  | 'other_channel'
  | 'own_number'
  | 'employee_left'
  | 'number_dead'
  | 'number_stopped'
  | 'pair_said_no'
  | 'said_yes_just_now'
  | 'proof_fresh'

/** Why this contact must not be asked now, or null if the question may be put (design §4.4). Hours and limits belong to sending. */
export function refuseAsking(facts: AskingFacts, now: Date): AskingRefusal | null {
  if (facts.employeeLeft) return 'employee_left'
  if (!['pending', 'valid', 'due'].includes(facts.contactState)) return 'not_asked_now'
  if (facts.channel !== 'mobile') return 'other_channel'
  if (facts.shared) return 'own_number'
  if (facts.numberDead) return 'number_dead'
  if (facts.numberStopped) return 'number_stopped'
  if (facts.pairSaidNo) return 'pair_said_no'
  if (facts.saidYesJustNow) return 'said_yes_just_now'
  if (facts.contactState === 'valid' && isFresh(facts, now)) return 'proof_fresh'
  return null
}

function isFresh({ provenAt, renewAfterDays }: AskingFacts, now: Date): boolean {
  return provenAt !== null && now.getTime() - provenAt.getTime() < renewAfterDays * DAY
}

/** The first question until the contact has answered once, a renewal ever after. */
export function kindOf(facts: { provenAt: Date | null }): 'first' | 'renewal' {
  return facts.provenAt ? 'renewal' : 'first'
}

/** What receipts taught us about a carrier wins over the setting for it, that over the general one. */
export function pickForm(choice: {
  learned: AskForm | null
  forCarrier: AskForm | undefined
  general: AskForm
}): AskForm {
  return choice.learned ?? choice.forCarrier ?? choice.general
}

/**
 * Two digits that tell apart the questions to one number in replies. One that was used lately is kept
 * back while others are free: a late reply to an old question must not answer a new one. Which one is
 * drawn: callers at the same moment seldom draw the same. Null if all 99 may still be answered.
 */
export function pickExtendCode(
  taken: ReadonlySet<string>,
  usedLately: ReadonlySet<string>,
  draw: number,
): string | null {
  const all = Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, '0'))
  const free = all.filter((code) => !taken.has(code))
  const rested = free.filter((code) => !usedLately.has(code))
  const choice = rested.length > 0 ? rested : free
  return choice[draw % choice.length] ?? null
}
