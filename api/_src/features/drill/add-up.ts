import type { Drill, DrillSite } from '../../../../shared/drill.ts'
import type { SiteCount } from './drill-queries.ts'
import { estimateShare, type Stratum } from './estimate.ts'
import { shareInterval } from './interval.ts'

type Counts = Omit<DrillSite, 'site' | 'interval'>

/**
 * What a site has come to; who was not called, or sent nothing, stands apart and never counts as reached or not. Whoever was
 * sent an SMS counts from then on, answered or not: the share of those who answer early would be better than the truth.
 */
export function countsOf(site: SiteCount): Counts {
  const { population, drawn, reached, notReached, withoutContact, reasons } = site
  const cut = reasons.not_waited ?? 0
  const awaiting = site.awaiting + cut
  const attempted = reached + notReached + awaiting
  const notAttempted = Object.values(reasons).reduce((sum, count) => sum + count, 0) - cut
  const waiting = drawn - attempted - notAttempted
  return { population, drawn, attempted, reached, awaiting, withoutContact, waiting, notAttempted }
}

/** All sites together. */
export function sumOf(sites: readonly SiteCount[]): Counts {
  const sum: Counts = {
    population: 0,
    drawn: 0,
    attempted: 0,
    reached: 0,
    awaiting: 0,
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
  return { site: site.site, ...countsOf(site), interval: shareInterval(stratumOf(site)) }
}

/**
 * Whom a site's share speaks of. By SMS not of those who have no contact that may be sent one: as large a part of the site
 * as of its sample.
 */
function stratumOf(site: SiteCount): Stratum {
  const { reached, attempted: called, drawn } = countsOf(site)
  const without = site.reasons.no_sms_contact ?? 0
  const population = drawn > 0 ? Math.round((site.population * (drawn - without)) / drawn) : 0
  return { population, reached, called }
}

/** The whole, each site weighing its people. */
export function resultOf(sites: readonly SiteCount[]): Drill['result'] {
  return estimateShare(sites.map(stratumOf))
}

/** Why people were not called or sent nothing, the most frequent first; who was sent an SMS is none of them. */
export function reasonsOf(sites: readonly SiteCount[]): Drill['reasons'] {
  const sums = new Map<Drill['reasons'][number]['reason'], number>()
  for (const { reasons } of sites)
    for (const [reason, count] of Object.entries(reasons) as [
      Drill['reasons'][number]['reason'],
      number,
    ][])
      sums.set(reason, (sums.get(reason) ?? 0) + count)
  sums.delete('not_waited')
  return [...sums]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}
