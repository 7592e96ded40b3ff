import { useCallback, useEffect, useRef, useState } from 'react'
import type { DrillCard } from '../../../../../shared/drill.ts'
import type { EmergencyOutcome } from '../../../../../shared/emergency.ts'
import { newKey } from '../../../lib/new-key.ts'
import { mayRepeat, type Refusal } from '../../../lib/refusal.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { getDrillCard, openDrillCard, recordDrillOutcome } from '../../lib/drills-api.ts'
import { type PendingOutcome, readPending, storePending } from '../emergency/pending-outcomes.ts'

const RETRY_MS = 5_000

/**
 * The card in drill mode. As on an emergency card the numbers stay while the network is away, and what is pressed counts
 * at once and is sent until the server has it, each press under its own key.
 */
export function useDrillCard(id: string) {
  const [card, setCard] = useState<DrillCard | null>(null)
  const [pending, setPending] = useState<readonly PendingOutcome[]>(() => readPending(id))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [trouble, setTrouble] = useState<Refusal | null>(null)
  const queue = useRef(pending)
  const sending = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  const change = useCallback(
    (next: readonly PendingOutcome[]) => {
      queue.current = next
      storePending(id, next)
      setPending(next)
    },
    [id],
  )

  const send = useCallback(async () => {
    clearTimeout(timer.current)
    if (sending.current) return
    sending.current = true
    for (let next = queue.current[0]; next; next = queue.current[0]) {
      const { key, at: _, ...outcome } = next
      const answer = await recordDrillOutcome(id, outcome, key)
      setTrouble(answer.ok ? null : answer.refusal)
      if (!answer.ok && mayRepeat(answer.refusal)) {
        timer.current = setTimeout(() => void send(), RETRY_MS)
        break
      }
      change(queue.current.filter((one) => one.key !== key))
      if (answer.ok) setCard(answer.value)
    }
    sending.current = false
  }, [id, change])

  const read = useCallback(async (ask: () => ReturnType<typeof getDrillCard>) => {
    const answer = await ask()
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setCard(answer.value)
  }, [])
  const reload = useCallback(() => read(() => getDrillCard(id)), [read, id])
  /** Takes it once more, after it was put down by itself. */
  const take = useCallback(() => read(() => openDrillCard(id)), [read, id])

  useEffect(() => {
    void reload().then(send)
    return () => clearTimeout(timer.current)
  }, [reload, send])

  const press = (contactId: string, outcome: EmergencyOutcome, corrects?: string) => {
    const made = { key: newKey(), at: new Date(serverNow()).toISOString() }
    change([...queue.current, { ...made, contactId, outcome, ...(corrects ? { corrects } : {}) }])
    void send()
  }
  return { card, pending, refusal, trouble, reload, take, press }
}
