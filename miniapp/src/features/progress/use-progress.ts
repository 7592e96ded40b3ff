import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { getContact } from '../../lib/contacts-api.ts'
import { pollDelay } from '../../lib/poll-delay.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { isSettled } from './outlook.ts'

/**
 * One contact, live: asked for again after 2 s, ever more slowly while nothing happens, and not at all once
 * it is settled or the page is out of sight.
 */
export function useProgress(id: string) {
  const [contact, setContact] = useState<Contact | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const poll = useRef({
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    quiet: 0,
    seen: '',
    round: 0,
    shown: true,
  })

  const look = useCallback(async () => {
    const state = poll.current
    clearTimeout(state.timer)
    const round = ++state.round
    const answer = await getContact(id)
    if (round !== state.round) return
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) {
      const seen = JSON.stringify(answer.value)
      state.quiet = seen === state.seen ? state.quiet + 1 : 0
      state.seen = seen
      setContact(answer.value)
      if (isSettled(answer.value)) return
    } else {
      state.quiet += 1
      if (answer.refusal.code === 'not_found') return
    }
    if (state.shown) state.timer = setTimeout(() => void look(), pollDelay(state.quiet))
  }, [id])

  const stop = useCallback(() => {
    poll.current.shown = false
    poll.current.round += 1
    clearTimeout(poll.current.timer)
  }, [])
  const start = useCallback(() => {
    poll.current.shown = true
    poll.current.quiet = 0
    void look()
  }, [look])

  useEffect(() => {
    start()
    return stop
  }, [start, stop])
  useDidShow(() => {
    if (!poll.current.shown) start()
  })
  useDidHide(stop)
  return { contact, refusal, reload: start }
}
