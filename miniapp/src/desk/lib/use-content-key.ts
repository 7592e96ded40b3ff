import { useRef } from 'react'
import { newKey } from '../../lib/new-key.ts'

/**
 * The idempotency key of what a form says: the same content after a lost answer is the same act, changed content is
 * another. `change` wraps each setter of the form.
 */
export function useContentKey() {
  const key = useRef(newKey())
  const change = <T>(set: (value: T) => void) => {
    return (value: T) => {
      key.current = newKey()
      set(value)
    }
  }
  return { key, change }
}
