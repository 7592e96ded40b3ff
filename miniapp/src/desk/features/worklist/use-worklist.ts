import { useCallback, useEffect, useRef, useState } from 'react'
import type { Worklist } from '../../../../../shared/alert.ts'
import { SCORE_LINE } from '../../../../../shared/score.ts'
import { focusOn } from '../../../lib/focus.ts'
import { scrollToTop } from '../../../lib/scroll-to.ts'
import type { Turning } from '../../components/turn.tsx'
import { listWorklist } from '../../lib/desk-api.ts'
import { useAlertLine } from '../../lib/desk-store.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { type Filters, noFilters, worklistQuery } from './filters.ts'
import { keepFilters, readFilters } from './kept-filters.ts'
import { keepOrder, linesOf } from './worklist-order.ts'

const TYPING_MS = 300

/** The worklist, a page at a time; counts and departments come with its first page and stay. */
export function useWorklist() {
  const [filters, setFilters] = useState(readFilters)
  const [asked, setAsked] = useState(filters)
  const [cursors, setCursors] = useState<readonly string[]>([])
  const [first, setFirst] = useState<Pick<Worklist, 'counts' | 'departments'>>({})
  const cursor = cursors.at(-1) ?? null
  // another line asks anew only where somebody filters by it
  const alertLine = useAlertLine()
  const line = asked.belowScore === 'line' ? alertLine : SCORE_LINE
  const ask = useCallback(
    () => listWorklist(worklistQuery(asked, { cursor, line })),
    [asked, cursor, line],
  )
  const answer = useAnswer(ask)
  const { value } = answer

  useEffect(() => {
    if (!value) return
    keepOrder(linesOf(value.items))
    if (value.counts || value.departments)
      setFirst(({ counts, departments }) => ({
        counts: value.counts ?? counts,
        departments: value.departments ?? departments,
      }))
  }, [value])

  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (part: Partial<Filters>) => {
    const next = { ...filters, ...part }
    keepFilters(next)
    setFilters(next)
    clearTimeout(timer.current)
    const settle = () => {
      setCursors([])
      setAsked(next)
    }
    if (part.q === undefined) settle()
    else timer.current = setTimeout(settle, TYPING_MS)
  }
  const next = value?.nextCursor
  const turn = (to: readonly string[]) => () => {
    setCursors(to)
    scrollToTop()
    focusOn('.bar__title')
  }
  return {
    ...answer,
    ...first,
    filters,
    change,
    clear: () => change({ ...noFilters, sort: filters.sort }),
    turning: {
      page: cursors.length + 1,
      onBack: cursors.length > 0 ? turn(cursors.slice(0, -1)) : null,
      onNext: next ? turn([...cursors, next]) : null,
    } satisfies Turning,
  }
}
export type WorklistView = ReturnType<typeof useWorklist>
