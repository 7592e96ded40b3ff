import type { Random } from '../../sandbox/core/random.ts'

/** One of the entries, as often as its weight says. */
export function pickWeighted<T>(random: Random, entries: readonly (readonly [T, number])[]): T {
  let left = random.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of entries) {
    left -= weight
    if (left < 0) return value
  }
  const [last] = entries.slice(-1)
  if (!last) throw new Error('nothing to pick from')
  return last[0]
}
