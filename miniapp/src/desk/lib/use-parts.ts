import { useState } from 'react'
import type { Turning } from '../components/turn.tsx'

/** A long list that is there as a whole, a part of it at a time; where it became shorter, its last part. */
export function useParts<T>(
  items: readonly T[],
  size: number,
): { shown: readonly T[]; turning: Turning } {
  const [wished, setPage] = useState(1)
  const pages = Math.max(1, Math.ceil(items.length / size))
  const page = Math.min(wished, pages)
  return {
    shown: items.slice((page - 1) * size, page * size),
    turning: {
      page,
      onBack: page > 1 ? () => setPage(page - 1) : null,
      onNext: page < pages ? () => setPage(page + 1) : null,
    },
  }
}
