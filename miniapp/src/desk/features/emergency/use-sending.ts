import { useCallback, useEffect, useRef, useState } from 'react'
import type { EmergencyOutcome, NewEmergencyOutcome } from '../../../../../shared/emergency.ts'
import { newKey } from '../../../lib/new-key.ts'
import { type Answer, mayRepeat, type Refusal } from '../../../lib/refusal.ts'
import { serverNow } from '../../../lib/server-time.ts'
import type { PendingOutcome } from './pending-outcomes.ts'

const RETRY_MS = 5_000

/** Where a card keeps what was pressed, and how it leaves the device. A card has the same functions at each render. */
export type Outgoing<Card> = {
  /** What was pressed and is not on the server yet, oldest first. */
  read: () => readonly PendingOutcome[]
  change: (to: (pending: readonly PendingOutcome[]) => readonly PendingOutcome[]) => void
  record: (outcome: NewEmergencyOutcome, key: string) => Promise<Answer<Card>>
  /** Takes the card as the server has it after an outcome arrived. */
  keep: (card: Card) => void
}

/**
 * What is pressed on a card counts at once and is sent until the server has it, one after the other, each press under
 * its own key. `send`: sends what is left, and says why it could not. `trouble`: what the server said of the last one,
 * unless it took it.
 */
export function useSending<Card>({ read, change, record, keep }: Outgoing<Card>) {
  const [trouble, setTrouble] = useState<Refusal | null>(null)
  const underway = useRef<Promise<Refusal | null> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  const send = useCallback((): Promise<Refusal | null> => {
    clearTimeout(timer.current)
    const sendAll = async () => {
      for (let next = read()[0]; next; next = read()[0]) {
        const { key, at: _, ...outcome } = next
        const answer = await record(outcome, key)
        setTrouble(answer.ok ? null : answer.refusal)
        if (!answer.ok && mayRepeat(answer.refusal)) {
          timer.current = setTimeout(() => void send(), RETRY_MS)
          return answer.refusal
        }
        change((pending) => pending.filter((one) => one.key !== key))
        if (answer.ok) keep(answer.value)
      }
      return null
    }
    underway.current ??= sendAll().finally(() => {
      underway.current = null
    })
    return underway.current
  }, [read, change, record, keep])

  useEffect(() => () => clearTimeout(timer.current), [])

  const press = (contactId: string, outcome: EmergencyOutcome, corrects?: string) => {
    const made = { key: newKey(), at: new Date(serverNow()).toISOString() }
    change((pending) => [
      ...pending,
      { ...made, contactId, outcome, ...(corrects ? { corrects } : {}) },
    ])
    void send()
  }
  return { send, press, trouble }
}
