import { sampleSize } from './interval.ts'

/** Of each site at least so many are called, or all of them: fewer say nothing of it. */
export const LEAST_A_SITE = 5

export type Aim = {
  /** ± so many percentage points at 95 %. */
  precision: number
  /** What shall be known to that precision: the share of each site, or of all of them together. */
  basis: 'site' | 'company'
}

/**
 * How many to draw at each site of these populations, in their order (design §10). For the whole, what is needed is
 * shared out by population; a small site gets `LEAST_A_SITE`, so that it has a result of its own.
 */
export function allotSample(populations: readonly number[], { precision, basis }: Aim): number[] {
  const within = precision / 100
  if (basis === 'site') return populations.map((people) => sampleSize(people, within))
  const all = populations.reduce((sum, people) => sum + people, 0)
  const wanted = sampleSize(all, within)
  return populations.map((people) =>
    Math.min(people, Math.max(LEAST_A_SITE, Math.ceil((wanted * people) / Math.max(1, all)))),
  )
}

/**
 * One list out of several, each in its own order and at its own pace: wherever one stops, every site was called about
 * as far as every other.
 */
export function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  return lists
    .flatMap((list, which) =>
      list.map((one, place) => ({ one, which, at: (place + 0.5) / list.length })),
    )
    .sort((a, b) => a.at - b.at || a.which - b.which)
    .map(({ one }) => one)
}
