import { useEffect, useRef } from 'react'
import { inBrowser } from '../../lib/platform.ts'
import { useInFront } from './use-in-front.ts'

type Keys = Readonly<Record<string, () => void>>

/** Single keys do things on a desk while this page is in front and nobody is typing. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  const shown = useInFront()
  useEffect(() => {
    if (!inBrowser) return
    const hear = (event: KeyboardEvent) => {
      // a Taro field tells of its keys once more, in an event without any
      if (!(event instanceof KeyboardEvent) || !shown.current) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target)) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const run = latest.current[key]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [shown])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null
}
