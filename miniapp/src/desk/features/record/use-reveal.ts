import { useState } from 'react'
import type { Revealed } from '../../../../../shared/record.ts'
import { revealContact } from '../../lib/desk-api.ts'
import { useAct } from '../../lib/use-act.ts'

/** The full number, once a reason was given; it stays until the page is left. */
export function useReveal(contactId: string, onRevealed: () => void) {
  const [revealed, setRevealed] = useState<Revealed | null>(null)
  // stays while the sheet is closed
  const [typed, setTyped] = useState('')
  const { busy, refusal, run } = useAct()
  const reveal = (reason: string) =>
    void run(
      () => revealContact(contactId, reason),
      (value) => {
        setRevealed(value)
        onRevealed()
      },
    )
  return { revealed, busy, refusal, reveal, typed, setTyped }
}
export type Reveal = ReturnType<typeof useReveal>
