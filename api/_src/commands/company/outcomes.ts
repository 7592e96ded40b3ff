import type { ContactState, InvalidCause } from '../../../../shared/contact.ts'

export type ContactEnd = { state: ContactState; cause: InvalidCause | null; shared: boolean }

/** How a week of asking can end for a contact, in the order of the closing table. The first that fits counts. */
export const outcomes = [
  '有效：对方已确认',
  '无效：空号',
  '无效：号码已换机主',
  '无效：对方不认识这位员工',
  '无效：对方不愿意',
  '未回应：7 天没有回答',
  '停机，等充值',
  '本人号码，不询问',
  '还在等对方回答',
] as const
export type ContactOutcome = (typeof outcomes)[number]

const OF_CAUSE: Record<InvalidCause, ContactOutcome> = {
  dead: '无效：空号',
  reassigned: '无效：号码已换机主',
  wrong_person: '无效：对方不认识这位员工',
  declined: '无效：对方不愿意',
  withdrew: '无效：对方不愿意',
}

/** Which line of the closing table a contact belongs to; null for one that is retired and in none. */
export function outcomeOf({ state, cause, shared }: ContactEnd): ContactOutcome | null {
  if (state === 'retired') return null
  if (state === 'invalid') return OF_CAUSE[cause ?? 'dead']
  if (shared) return '本人号码，不询问'
  if (state === 'valid' || state === 'due') return '有效：对方已确认'
  if (state === 'unanswered') return '未回应：7 天没有回答'
  return state === 'draft' ? '停机，等充值' : '还在等对方回答'
}

/** How many of each; whatever the contacts are, the lines add up to all that are not retired. */
export function countOutcomes(contacts: readonly ContactEnd[]): Map<ContactOutcome, number> {
  const counts = new Map<ContactOutcome, number>()
  for (const contact of contacts) {
    const outcome = outcomeOf(contact)
    if (outcome) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  }
  return counts
}
