import type { Drill, DrillSite } from '../../../../shared/drill.ts'
import type { SiteCount } from './drill-queries.ts'
import { estimateShare } from './estimate.ts'
import { shareInterval } from './interval.ts'

type Counts = Omit<DrillSite, 'site' | 'interval'>

/** What a site has come to; who was not called stands apart and never counts as reached or not. */
export function countsOf(site: SiteCount): Counts {
  const { population, drawn, reached, notReached, withoutContact, reasons } = site
  const attempted = reached + notReached
  const notAttempted = Object.values(reasons).reduce((sum, count) => sum + count, 0)
  const waiting = drawn - attempted - notAttempted
  return { population, drawn, attempted, reached, withoutContact, waiting, notAttempted }
}

/** All sites together. */
export function sumOf(sites: readonly SiteCount[]): Counts {
  const sum: Counts = {
    population: 0,
    drawn: 0,
    attempted: 0,
    reached: 0,
    withoutContact: 0,
    waiting: 0,
    notAttempted: 0,
  }
  for (const site of sites)
    for (const [key, count] of Object.entries(countsOf(site)) as [keyof Counts, number][])
      sum[key] += count
  return sum
}

/** A site with its interval: null while nobody was called. */
export function siteOf(site: SiteCount): DrillSite {
  const counts = countsOf(site)
  const { reached, attempted: called, population } = counts
  return { site: site.site, ...counts, interval: shareInterval({ reached, called, population }) }
}

/** The whole, each site weighing its people. */
export function resultOf(sites: readonly SiteCount[]): Drill['result'] {
  return estimateShare(
    sites.map(({ population, reached, notReached }) => ({
      population,
      reached,
      called: reached + notReached,
    })),
  )
}

/** Why people were not called, the most frequent first. */
export function reasonsOf(sites: readonly SiteCount[]): Drill['reasons'] {
  const sums = new Map<Drill['reasons'][number]['reason'], number>()
  for (const { reasons } of sites)
    for (const [reason, count] of Object.entries(reasons) as [
      Drill['reasons'][number]['reason'],
      number,
    ][])
      sums.set(reason, (sums.get(reason) ?? 0) + count)
  return [...sums]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}
