import type { ContactState, InvalidCause } from '../../../../shared/contact.ts'
import type { FindingKind } from '../../../../shared/cross-check.ts'

/** What the cross-check knows of one contact and of whoever else knows its number. */
export type FindingFacts = {
  state: ContactState
  cause: InvalidCause | null
  relation: string
  /** The contact's own answer is on record. */
  confirmed: boolean
  /** HR confirmed that the shared number reaches the family. */
  sharedConfirmed: boolean
  /** Does any system know a number of the employee's own? */
  ownKnown: boolean
  /** The systems in which the employee's own number is this one. */
  ownSources: readonly string[]
  /** Colleagues who have not left and whose own number this is; the first few, those at the site before others. */
  colleagues: readonly string[]
  colleagueAtSite: boolean
  /** Other employees who have not left and named this number too; the first few, and how many in all. */
  others: readonly string[]
  othersCount: number
  /** Contacts with this number of employees who left, within the retention time; the first few. */
  leaverContacts: readonly string[]
  /** The relation of whom this contact replaces, else what it was before it was corrected. */
  relationBefore: string | null
  /** Contacts the employee replaced or removed within twelve months; first entries are no changes. */
  changes: number
  /** No live contact of the employee is newer: what concerns the employee is noted there, once. */
  newest: boolean
  /** The day on which the number was found to have another owner, after the last proof. */
  reassignedOn: string | null
}

/** Kinds that are kept as rows; the others of design §6 are said at once or worked out where they are shown. */
export type KeptKind = Exclude<
  FindingKind,
  'same_number_twice' | 'own_number_changed' | 'no_near_relative'
>
export type Details = Record<string, string | number | string[]>
export type NewFinding = { kind: KeptKind; details: Details }

/** So many changes within twelve months are worth a look (design §6). */
export const FREQUENT_CHANGES = 3

/** Everything that holds of a contact now (design §6). A retired contact has no findings, an invalid one only its cause. */
export function findingsOf(facts: FindingFacts): NewFinding[] {
  if (facts.state === 'retired') return []
  if (facts.state === 'invalid') return facts.cause === 'reassigned' ? reassigned(facts) : []
  return [
    ...ownNumber(facts),
    ...colleagueNumber(facts),
    ...sharedContact(facts),
    ...leaverContact(facts),
    ...relationChanged(facts),
    ...frequentChanges(facts),
    ...reassigned(facts),
  ]
}

function ownNumber(facts: FindingFacts): NewFinding[] {
  if (facts.ownSources.length > 0)
    return facts.sharedConfirmed
      ? []
      : [{ kind: 'own_number', details: { sources: [...facts.ownSources] } }]
  // the normal case: a line on the record until the contact has answered
  return facts.ownKnown && !facts.confirmed ? [{ kind: 'differs_from_own', details: {} }] : []
}

function colleagueNumber({ colleagues, colleagueAtSite }: FindingFacts): NewFinding[] {
  if (colleagues.length === 0) return []
  const sameSite = colleagueAtSite ? 'yes' : 'no'
  return [{ kind: 'colleague_number', details: { employeeIds: [...colleagues], sameSite } }]
}

function sharedContact({ others, othersCount }: FindingFacts): NewFinding[] {
  if (othersCount === 0) return []
  return [{ kind: 'shared_contact', details: { employeeIds: [...others], count: othersCount + 1 } }]
}

function leaverContact({ leaverContacts }: FindingFacts): NewFinding[] {
  if (leaverContacts.length === 0) return []
  return [{ kind: 'leaver_contact', details: { contactIds: [...leaverContacts] } }]
}

function relationChanged({ relationBefore, relation }: FindingFacts): NewFinding[] {
  if (relationBefore === null || relationBefore === relation) return []
  return [{ kind: 'relation_changed', details: { from: relationBefore, to: relation } }]
}

function frequentChanges({ changes, newest }: FindingFacts): NewFinding[] {
  if (!newest || changes < FREQUENT_CHANGES) return []
  return [{ kind: 'frequent_changes', details: { count: changes } }]
}

function reassigned({ reassignedOn }: FindingFacts): NewFinding[] {
  return reassignedOn ? [{ kind: 'reassigned', details: { on: reassignedOn } }] : []
}
