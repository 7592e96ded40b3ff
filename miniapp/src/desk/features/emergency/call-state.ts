import type {
  Emergency,
  EmergencyContact,
  EmergencyOutcome,
} from '../../../../../shared/emergency.ts'
import type { PendingOutcome } from './pending-outcomes.ts'

export type Press = { id: string | null; outcome: EmergencyOutcome; at: string }
export type Called = { contact: EmergencyContact; last: Press | null }

/** Each contact with what was last pressed about it, here or on the server; what was corrected is gone. */
export function calledOf(
  card: Pick<Emergency, 'contacts'>,
  pending: readonly PendingOutcome[],
): Called[] {
  const corrected = new Set(pending.map(({ corrects }) => corrects))
  return card.contacts.map((contact) => {
    const onServer = contact.outcomes
      .filter(({ id }) => !corrected.has(id))
      .map(({ id, outcome, at }): Press => ({ id, outcome, at }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    const here = pending
      .filter(({ contactId }) => contactId === contact.id)
      .map(({ outcome, at }): Press => ({ id: null, outcome, at }))
    return { contact, last: [...onServer, ...here].at(-1) ?? null }
  })
}

/** Dialled, and nobody said yet what came of it. */
export const isCalling = ({ last }: Called) => last?.outcome === 'dialled'
/** Called, with a result. */
export const isPast = (called: Called) => called.last !== null && !isCalling(called)
export const isReached = ({ last }: Called) => last?.outcome === 'reached'
