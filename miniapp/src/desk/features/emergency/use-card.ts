import { useCallback, useEffect, useRef, useState } from 'react'
import type { EmergencyOutcome } from '../../../../../shared/emergency.ts'
import { newKey } from '../../../lib/new-key.ts'
import { mayRepeat, type Refusal } from '../../../lib/refusal.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { getEmergency, recordOutcome } from '../../lib/emergency-api.ts'
import { changePending, findCard, keepCard, useOpenCards } from './card-store.ts'

const RETRY_MS = 5_000

/**
 * An open card. The numbers stay in sight whatever happens to the network; what is pressed counts at once
 * and is sent until the server has it, each press under its own key.
 */
export function useCard(id: string) {
  const open = useOpenCards().find(({ card }) => card.id === id) ?? null
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [trouble, setTrouble] = useState<Refusal | null>(null)
  const sending = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  const reload = useCallback(async () => {
    const answer = await getEmergency(id)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) keepCard(answer.value)
  }, [id])

  const send = useCallback(async () => {
    clearTimeout(timer.current)
    if (sending.current) return
    sending.current = true
    for (let next = findCard(id)?.pending[0]; next; next = findCard(id)?.pending[0]) {
      const { key, at: _, ...outcome } = next
      const answer = await recordOutcome(id, outcome, key)
      setTrouble(answer.ok ? null : answer.refusal)
      if (!answer.ok && mayRepeat(answer.refusal)) {
        timer.current = setTimeout(() => void send(), RETRY_MS)
        break
      }
      changePending(id, (pending) => pending.filter((one) => one.key !== key))
      if (answer.ok) keepCard(answer.value)
    }
    sending.current = false
  }, [id])

  useEffect(() => {
    void reload().then(send)
    return () => clearTimeout(timer.current)
  }, [reload, send])

  const press = (contactId: string, outcome: EmergencyOutcome, corrects?: string) => {
    const made = { key: newKey(), at: new Date(serverNow()).toISOString() }
    changePending(id, (pending) => [
      ...pending,
      { ...made, contactId, outcome, ...(corrects ? { corrects } : {}) },
    ])
    void send()
  }
  return { open, refusal, trouble, reload, press }
}
