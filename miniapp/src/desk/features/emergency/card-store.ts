import { useSyncExternalStore } from 'react'
import type { Emergency, NewEmergencyOutcome } from '../../../../../shared/emergency.ts'
import { getSession } from '../../../lib/session.ts'

/** An outcome that was pressed and is not on the server yet. */
export type PendingOutcome = NewEmergencyOutcome & { key: string; at: string }
export type OpenCard = { card: Emergency; pending: readonly PendingOutcome[]; openedBy: string }

// in memory alone: numbers are not left on the device
let cards: Readonly<Record<string, OpenCard>> = {}
const listeners = new Set<() => void>()

function tell(next: typeof cards): void {
  cards = next
  for (const listener of listeners) listener()
}
const me = () => getSession()?.employee.id ?? ''

/** Keeps what the server said last; what was pressed meanwhile stays. */
export function keepCard(card: Emergency): void {
  const pending = cards[card.id]?.pending ?? []
  tell({ ...cards, [card.id]: { card, pending, openedBy: me() } })
}

export function changePending(
  id: string,
  change: (pending: readonly PendingOutcome[]) => readonly PendingOutcome[],
): void {
  const open = cards[id]
  if (open) tell({ ...cards, [id]: { ...open, pending: change(open.pending) } })
}

export function dropCard(id: string): void {
  const { [id]: _, ...others } = cards
  tell(others)
}

export function findCard(id: string): OpenCard | null {
  const open = cards[id]
  return open && open.openedBy === me() ? open : null
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const now = () => cards

/** The cards that this person has open on this device. */
export function useOpenCards(): OpenCard[] {
  const all = useSyncExternalStore(watch, now, now)
  return Object.values(all).filter(({ openedBy }) => openedBy === me())
}
