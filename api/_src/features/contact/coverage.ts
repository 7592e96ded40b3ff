import type { ContactState } from '../../../../shared/contact.ts'
import { PROOF_LIFE } from './contact.ts'

/** What coverage must know of a contact; `proofAt` is the contact's own answer, never the employee's screen. */
export type CoverageFacts = {
  id: string
  phoneHash: string
  position: number | null
  state: ContactState
  proofAt: Date | null
  /** The number is one of the employee's own. */
  ownNumber: boolean
  /** HR confirmed that the shared number reaches the family. */
  sharedConfirmed: boolean
  /** The number is the own number of a colleague at the same site. */
  colleagueAtSite: boolean
}

/** Does this contact, by itself, count (design §3)? */
function qualifies(contact: CoverageFacts, now: Date): boolean {
  if (contact.state !== 'valid' && contact.state !== 'due') return false
  if (!contact.proofAt || now.getTime() - contact.proofAt.getTime() > PROOF_LIFE) return false
  if (contact.ownNumber && !contact.sharedConfirmed) return false
  return !contact.colleagueAtSite
}

/**
 * Which of one employee's contacts count for coverage: confirmed, proof at most 210 days old, not the
 * employee's own number unless HR confirmed it, not a colleague's at the same site, and each number once
 * (the one first in order). Source: design §3.
 */
export function countingContacts(contacts: readonly CoverageFacts[], now: Date): Set<string> {
  const counted = new Set<string>()
  const numbers = new Set<string>()
  const inOrder = [...contacts].sort((a, b) => (a.position ?? 9) - (b.position ?? 9))
  for (const contact of inOrder) {
    if (!qualifies(contact, now) || numbers.has(contact.phoneHash)) continue
    numbers.add(contact.phoneHash)
    counted.add(contact.id)
  }
  return counted
}
