import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DrillCard } from '../../../../../shared/drill-card.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import { getDrillCard, openDrillCard, recordDrillOutcome } from '../../lib/drills-api.ts'
import { readPending, storePending } from '../emergency/pending-outcomes.ts'
import { type Outgoing, useSending } from '../emergency/use-sending.ts'

/**
 * The card in drill mode. As on an emergency card the numbers stay while the network is away, and what is pressed counts
 * at once and is sent until the server has it, each press under its own key.
 */
export function useDrillCard(id: string) {
  const [card, setCard] = useState<DrillCard | null>(null)
  const [pending, setPending] = useState(() => readPending(id))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const queue = useRef(pending)

  const outgoing = useMemo<Outgoing<DrillCard>>(
    () => ({
      read: () => queue.current,
      change: (to) => {
        queue.current = to(queue.current)
        storePending(id, queue.current)
        setPending(queue.current)
      },
      record: (outcome, key) => recordDrillOutcome(id, outcome, key),
      keep: setCard,
    }),
    [id],
  )
  const { send, press, trouble } = useSending(outgoing)

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
  }, [reload, send])

  return { card, pending, refusal, trouble, reload, take, press, send }
}
