import { useSyncExternalStore } from 'react'
import type { Emergency } from '../../../../../shared/emergency.ts'
import { getSession } from '../../../lib/session.ts'
import { type PendingOutcome, readPending, storePending } from './pending-outcomes.ts'

export type OpenCard = { card: Emergency; pending: readonly PendingOutcome[]; openedBy: string }

// in memory alone: numbers are not left on the device, only what was pressed and has not left it yet
let cards: Readonly<Record<string, OpenCard>> = {}
const listeners = new Set<() => void>()
const ended = new Set<string>()

function tell(next: typeof cards): void {
  cards = next
  for (const listener of listeners) listener()
}
const me = () => getSession()?.employee.id ?? ''

/** Keeps what the server said last; what was pressed meanwhile stays. */
export function keepCard(card: Emergency): void {
  if (!card.closedAt) ended.delete(card.id)
  const pending = cards[card.id]?.pending ?? readPending(card.id)
  tell({ ...cards, [card.id]: { card, pending, openedBy: me() } })
}

export function changePending(
  id: string,
  change: (pending: readonly PendingOutcome[]) => readonly PendingOutcome[],
): void {
  const open = cards[id]
  if (!open) return
  const pending = change(open.pending)
  storePending(id, pending)
  tell({ ...cards, [id]: { ...open, pending } })
}

export function dropCard(id: string): void {
  const { [id]: _, ...others } = cards
  ended.add(id)
  storePending(id, [])
  tell(others)
}

/** True of a card that was closed on this device. */
export const isEnded = (id: string): boolean => ended.has(id)

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
