import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Emergency } from '../../../../../shared/emergency.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import { getEmergency, recordOutcome } from '../../lib/emergency-api.ts'
import { changePending, findCard, keepCard, useOpenCards } from './card-store.ts'
import { type Outgoing, useSending } from './use-sending.ts'

/**
 * An open card. The numbers stay in sight whatever happens to the network; what is pressed counts at once
 * and is sent until the server has it, each press under its own key.
 */
export function useCard(id: string) {
  const open = useOpenCards().find(({ card }) => card.id === id) ?? null
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const reload = useCallback(async () => {
    const answer = await getEmergency(id)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) keepCard(answer.value)
  }, [id])

  const outgoing = useMemo<Outgoing<Emergency>>(
    () => ({
      read: () => findCard(id)?.pending ?? [],
      change: (to) => changePending(id, to),
      record: (outcome, key) => recordOutcome(id, outcome, key),
      keep: keepCard,
    }),
    [id],
  )
  const { send, press, trouble } = useSending(outgoing)

  useEffect(() => {
    void reload().then(send)
  }, [reload, send])

  return { open, refusal, trouble, reload, press }
}
