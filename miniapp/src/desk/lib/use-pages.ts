import { useCallback, useEffect, useState } from 'react'
import { focusOn } from '../../lib/focus.ts'
import type { Answer } from '../../lib/refusal.ts'
import { scrollToTop } from '../../lib/scroll-to.ts'
import type { Turning } from '../components/turn.tsx'
import { useAnswer } from './use-answer.ts'

/** A list by cursor, a page at a time; another question begins at its first page. */
export function usePages<T>(ask: (cursor?: string) => Promise<Answer<T>>) {
  const [place, setPlace] = useState<{ ask: typeof ask; cursors: readonly string[] }>({
    ask,
    cursors: [],
  })
  const cursors = place.ask === ask ? place.cursors : []
  const cursor = cursors.at(-1)
  const look = useCallback(() => ask(cursor), [ask, cursor])
  const answer = useAnswer(look)
  useEffect(() => {
    setPlace({ ask, cursors: [] })
  }, [ask])

  const go = (to: readonly string[]) => () => {
    setPlace({ ask, cursors: to })
    scrollToTop()
    focusOn('.bar__title')
  }
  /** The ways on from the page in sight, of which the answer names the next. */
  const turning = (next: string | null): Turning => ({
    page: cursors.length + 1,
    onBack: cursors.length > 0 ? go(cursors.slice(0, -1)) : null,
    onNext: next ? go([...cursors, next]) : null,
  })
  return { ...answer, turning }
}
