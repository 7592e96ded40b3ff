import { useCallback, useEffect, useRef, useState } from 'react'
import { checkNumber } from '../../lib/contacts-api.ts'
import type { CheckState } from './phone-message.ts'

const SLOW_MS = 1_500

export type NumberCheckHook = {
  state: CheckState
  /** Asks for a number unless it is the one that was answered last. */
  start: (phone: string) => Promise<void>
  forget: () => void
}

/** What the carrier says of the number that was typed; answers for a number typed before are dropped. */
export function useNumberCheck(): NumberCheckHook {
  const [state, setState] = useState<CheckState>({ kind: 'none' })
  const asked = useRef<string | null>(null)
  const slow = useRef<ReturnType<typeof setTimeout>>()

  const forget = useCallback(() => {
    asked.current = null
    clearTimeout(slow.current)
    setState({ kind: 'none' })
  }, [])

  const start = useCallback(async (phone: string) => {
    if (asked.current === phone) return
    asked.current = phone
    clearTimeout(slow.current)
    setState({ kind: 'checking' })
    slow.current = setTimeout(() => setState({ kind: 'slow' }), SLOW_MS)
    const answer = await checkNumber(phone)
    if (asked.current !== phone) return
    clearTimeout(slow.current)
    // a check that never got through may be asked for again
    if (!answer.ok) asked.current = null
    setState(
      answer.ok
        ? { kind: 'checked', check: answer.value }
        : { kind: 'refused', refusal: answer.refusal },
    )
  }, [])

  useEffect(() => () => clearTimeout(slow.current), [])
  return { state, start, forget }
}
