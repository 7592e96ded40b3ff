import { useEffect, useRef } from 'react'
import { useInFront } from './use-in-front.ts'

/** Does something again and again while the page is in front. */
export function useEvery(milliseconds: number, act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  const shown = useInFront()
  useEffect(() => {
    const timer = setInterval(() => {
      if (shown.current) latest.current()
    }, milliseconds)
    return () => clearInterval(timer)
  }, [milliseconds, shown])
}
