import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, Refusal } from '../../lib/refusal.ts'

export type Asked<T> = {
  value: T | null
  /** Why the latest look failed; what is shown may be older. */
  refusal: Refusal | null
  busy: boolean
  reload: () => Promise<void>
}

/**
 * What a page shows: read when `ask` changes and whenever the page comes to the front. What was read stays in
 * sight while it is read anew and when that fails; the answer to an older question is dropped.
 */
export function useAnswer<T>(ask: () => Promise<Answer<T>>): Asked<T> {
  const [value, setValue] = useState<T | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(true)
  const round = useRef(0)

  const reload = useCallback(async () => {
    round.current += 1
    const mine = round.current
    setBusy(true)
    const answer = await ask()
    if (mine !== round.current) return
    setBusy(false)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setValue(answer.value)
    // what is gone, or no longer ours, is not shown as if it were there
    else if (answer.refusal.code === 'not_found' || answer.refusal.code === 'forbidden')
      setValue(null)
  }, [ask])

  useEffect(() => {
    void reload()
    return () => {
      round.current += 1
    }
  }, [reload])
  const mounted = useRef(false)
  useDidShow(() => {
    if (mounted.current) void reload()
  })
  useEffect(() => {
    mounted.current = true
  }, [])
  return { value, refusal, busy, reload }
}
