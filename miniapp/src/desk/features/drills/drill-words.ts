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

type Kind = Drill['kind']
/** A drill by SMS is a response rate: nothing of it says that somebody was reached. */
export const wordsOf: Record<
  Kind,
  Record<'done' | 'good' | 'none' | 'apart' | 'share' | 'title' | 'few', string>
> = {
  call: {
    done: '打过',
    good: '联系上',
    none: '还没有打过',
    apart: '没打',
    share: '比例',
    title: '联系得上家人的员工',
    few: '打得还少，先看区间：',
  },
  sms: {
    done: '已发',
    good: '回复',
    none: '还没有发过',
    apart: '没发',
    share: '回复率',
    title: '短信回复率',
    few: '发得还少，先看区间：',
  },
}

/** `86%`, or that too few were called or written to for one; `还没有打过` where nobody was. */
export function sayShareOf(reached: number, attempted: number, kind: Kind = 'call'): string {
  if (attempted === 0) return wordsOf[kind].none
  return attempted < SHARE_FROM ? `${reached} / ${attempted} 位` : whole(reached / attempted)
}

/** What the whole company's result means, in a sentence that stands by itself. */
export function explainResult(drill: Drill): string {
  if (drill.kind === 'sms') return explainRate(drill)
  const { result, attempted, drawn, population, sites } = drill
  if (!result) return '打完第一位后，这里会有结果。'
  const range = sayRange(result.interval)
  const about = result.unknownSites > 0 ? `（不含还没有打过的 ${result.unknownSites} 个地点）` : ''
  if (sites.every((one) => one.attempted === one.population))
    return `全部 ${attempted} 位员工都打过了，这就是实际的比例。`
  return `抽了 ${drawn} 位，打过 ${attempted} 位。推算到抽样范围内的 ${sayCount(population)} 位员工${about}，有 95% 的把握在 ${range} 之间。`
}

function explainRate({ result, state, attempted, reached, awaiting }: Drill): string {
  if (!result) return state === 'running' ? '第一条短信发出后，这里会有回复率。' : '没有发出短信。'
  const sent = `发出 ${sayCount(attempted)} 条短信，回复 ${sayCount(reached)} 条。`
  const { low, high } = result.interval
  if (low === high && result.unknownSites === 0)
    return `${sent}能收短信的员工都发了，${awaiting > 0 ? '这是到现在的回复率' : '这就是实际的回复率'}。`
  const about = result.unknownSites > 0 ? `（不含还没有发过的 ${result.unknownSites} 个地点）` : ''
  return `${sent}推算到能收短信的员工${about}，回复率有 95% 的把握在 ${sayRange(result.interval)} 之间。`
}

/** What a response rate does not know yet, or never will. */
export function sayAwaiting({ state, awaiting }: Pick<Drill, 'state' | 'awaiting'>): string {
  if (awaiting === 0) return ''
  return state === 'running'
    ? `还有 ${sayCount(awaiting)} 位没等满 48 小时，先当作没有回复，回复率还会变。`
    : `提前结束了：${sayCount(awaiting)} 位没等满 48 小时，当作没有回复，实际的回复率只会更高。`
}

/** The rows of the sites for a table: `还没有打过` is not 0 %. */
export function siteHeads(kind: Kind): string[] {
  const { done, good, share, apart } = wordsOf[kind]
  return ['地点', '在职', '抽到', done, good, share, '95% 区间', apart]
}
export function siteCells(site: DrillSite, kind: Kind = 'call'): string[] {
  const { population, drawn, attempted, reached, interval, notAttempted } = site
  return [
    sayPlace(site.site),
    sayCount(population),
    sayCount(drawn),
    sayCount(attempted),
    sayCount(reached),
    sayShareOf(reached, attempted, kind),
    interval ? sayRange(interval) : '—',
    sayCount(notAttempted),
  ]
}

type ChipLook = Parameters<typeof Chip>[0]
const called: Record<DrillPerson['state'], ChipLook> = {
  waiting: { tone: 'wait', icon: 'clock', word: '等着打' },
  reached: { tone: 'ok', icon: 'done', word: '联系上了' },
  not_reached: { tone: 'bad', icon: 'wrong', word: '联系不上' },
  not_attempted: { tone: 'mute', icon: 'minus', word: '没打' },
}
const written: Record<DrillPerson['state'], ChipLook> = {
  waiting: { tone: 'wait', icon: 'clock', word: '等回复' },
  reached: { tone: 'ok', icon: 'done', word: '回复了' },
  not_reached: { tone: 'mute', icon: 'message', word: '没有回复' },
  not_attempted: { tone: 'mute', icon: 'minus', word: '没发' },
}
export function personChip({ state, sent, reason }: DrillPerson, kind: Kind): ChipLook {
  if (kind === 'call') return called[state]
  if (state === 'waiting' && !sent) return { tone: 'mute', icon: 'clock', word: '还没发' }
  if (reason === 'not_waited') return { tone: 'mute', icon: 'clock', word: '没等满时间' }
  return written[state]
}
