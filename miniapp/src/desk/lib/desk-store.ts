import { useSyncExternalStore } from 'react'
import type { Desk } from '../../../../shared/access.ts'
import { SCORE_LINE } from '../../../../shared/score.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { getSession } from '../../lib/session.ts'
import { getDesk } from './desk-api.ts'

type State = { token: string | null; desk: Desk | null; refusal: Refusal | null }

let state: State = { token: null, desk: null, refusal: null }
let underway: Promise<void> | null = null
const listeners = new Set<() => void>()

function keep(next: State): void {
  state = next
  for (const listener of listeners) listener()
}

/** Reads anew what the caller may do and how much waits; the old answer of the same session stays meanwhile. */
export function refreshDesk(): Promise<void> {
  underway ??= look().finally(() => {
    underway = null
  })
  return underway
}

async function look(): Promise<void> {
  const before = getSession()?.token ?? null
  if (state.token !== before) keep({ token: before, desk: null, refusal: null })
  const answer = await getDesk()
  const token = getSession()?.token ?? null
  keep(
    answer.ok
      ? { token, desk: answer.value, refusal: null }
      : { token, desk: state.desk, refusal: answer.refusal },
  )
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const now = () => state

export function useDesk(): State {
  return useSyncExternalStore(watch, now, now)
}

/** Below this score a contact is high risk. */
export function useAlertLine(): number {
  return useDesk().desk?.alertLine ?? SCORE_LINE
}
