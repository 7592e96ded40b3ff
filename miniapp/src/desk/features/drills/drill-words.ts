import type { Drill, DrillPerson, DrillSite } from '../../../../../shared/drill.ts'
import type { Chip } from '../../../components/chip.tsx'
import { sayCount } from '../../lib/say-number.ts'

type Interval = { low: number; high: number }

/** Fewer calls than these give a range and no percentage: one call more or less would move it by many points. */
export const SHARE_FROM = 10

const whole = (share: number) => `${Math.round(share * 100)}%`

/** Where somebody works; not every system says it. */
export const sayPlace = (site: string) => site || '没有写地点'

/** `79%–91%`; one number where everybody was called. */
export function sayRange({ low, high }: Interval): string {
  return whole(low) === whole(high) ? whole(low) : `${whole(low)}–${whole(high)}`
}

/** `86%`, or that too few were called for one; `还没有打过` where nobody was. */
export function sayShareOf(
  reached: number,
  attempted: number,
  share = reached / attempted,
): string {
  if (attempted === 0) return '还没有打过'
  return attempted < SHARE_FROM ? `${reached} / ${attempted} 位` : whole(share)
}

/** What the whole company's result means, in a sentence that stands by itself. */
export function explainResult(drill: Drill): string {
  const { result, attempted, drawn, population, sites } = drill
  if (!result) return '打完第一位后，这里会有结果。'
  const range = sayRange(result.interval)
  const about = result.unknownSites > 0 ? `（不含还没有打过的 ${result.unknownSites} 个地点）` : ''
  if (sites.every((one) => one.attempted === one.population))
    return `全部 ${attempted} 位员工都打过了，这就是实际的比例。`
  return `抽了 ${drawn} 位，打过 ${attempted} 位。推算到抽样范围内的 ${sayCount(population)} 位员工${about}，有 95% 的把握在 ${range} 之间。`
}

/** The rows of the sites for a table: `还没有打过` is not 0 %. */
export const siteHeads = ['地点', '在职', '抽到', '打过', '联系上', '比例', '95% 区间', '没打']
export function siteCells(site: DrillSite): string[] {
  const { population, drawn, attempted, reached, interval, notAttempted } = site
  return [
    sayPlace(site.site),
    sayCount(population),
    sayCount(drawn),
    sayCount(attempted),
    sayCount(reached),
    sayShareOf(reached, attempted),
    interval ? sayRange(interval) : '—',
    sayCount(notAttempted),
  ]
}

export const personChips: Record<DrillPerson['state'], Parameters<typeof Chip>[0]> = {
  waiting: { tone: 'wait', icon: 'clock', word: '等着打' },
  reached: { tone: 'ok', icon: 'done', word: '联系上了' },
  not_reached: { tone: 'bad', icon: 'wrong', word: '联系不上' },
  not_attempted: { tone: 'mute', icon: 'minus', word: '没打' },
}
