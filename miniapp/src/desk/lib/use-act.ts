import { useRef, useState } from 'react'
import type { Answer, Refusal } from '../../lib/refusal.ts'

/** One thing that is done at a press: a second press while it is under way is swallowed. */
export function useAct() {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const underway = useRef(false)

  const run = async <T>(
    act: () => Promise<Answer<T>>,
    onDone?: (value: T) => void,
  ): Promise<void> => {
    if (underway.current) return
    underway.current = true
    setBusy(true)
    setRefusal(null)
    const answer = await act()
    underway.current = false
    setBusy(false)
    if (answer.ok) onDone?.(answer.value)
    else setRefusal(answer.refusal)
  }
  return { busy, refusal, run, clear: () => setRefusal(null) }
}
