import { useCallback, useEffect, useRef, useState } from 'react'
import type { FoundEmployee } from '../../../../../shared/emergency.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import { findEmployees } from '../../lib/emergency-api.ts'

const TYPING_MS = 250

type Found = { q: string; employees: readonly FoundEmployee[] }

/** Looks as one types. The last people found stay in sight while it looks and when the network is gone. */
export function useEmployeeSearch() {
  const [q, setQ] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const round = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])

  const look = useCallback(async (words: string) => {
    clearTimeout(timer.current)
    round.current += 1
    const mine = round.current
    setBusy(true)
    const answer = await findEmployees(words)
    if (mine !== round.current) return
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setFound({ q: words, employees: answer.value.employees })
  }, [])

  const type = (typed: string) => {
    setQ(typed)
    clearTimeout(timer.current)
    const words = typed.trim()
    if (words === '') {
      round.current += 1
      setBusy(false)
      setRefusal(null)
      setFound(null)
    } else timer.current = setTimeout(() => void look(words), TYPING_MS)
  }
  const confirm = () => {
    const words = q.trim()
    if (words) void look(words)
  }
  return { q, type, confirm, found, refusal, busy }
}
export type EmployeeSearch = ReturnType<typeof useEmployeeSearch>
