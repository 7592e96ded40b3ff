import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { focusOn } from '../../../lib/focus.ts'
import type { Line } from './worklist-order.ts'

const rowOf = ({ alertId }: Line) => `[data-alert="${alertId}"]`

/**
 * The row that the keyboard is at. It has the keyboard again when the list comes back to the front; where its work was
 * done meanwhile, the row that took its place has it.
 */
export function useRows(lines: readonly Line[]) {
  const [at, setAt] = useState<string | null>(null)
  const place = lines.findIndex(({ alertId }) => alertId === at)
  const here = lines[place]
  const last = useRef(0)
  if (here) last.current = place

  useDidShow(() => {
    if (here) focusOn(rowOf(here))
  })
  useEffect(() => {
    if (at === null || here) return
    const next = lines[Math.min(last.current, lines.length - 1)]
    const isLost = document.activeElement === document.body
    setAt(isLost && next ? next.alertId : null)
    if (isLost && next) focusOn(rowOf(next))
  }, [at, here, lines])

  return {
    place,
    here,
    /** By Tab one row is reached, the others by the arrows. */
    isReached: (line: Line) => line === (here ?? lines[0]),
    reach: (line: Line) => setAt(line.alertId),
    go: (to: number) => {
      const line = lines[Math.max(0, Math.min(lines.length - 1, to))]
      if (!line) return
      setAt(line.alertId)
      document.querySelector<HTMLElement>(rowOf(line))?.focus()
    },
  }
}
