import type { Random } from '../../sandbox/core/random.ts'
import { pickWeighted } from './pick-weighted.ts'

/** How a number was written. What can be read must be imported, the rest listed for a person. */
export type Written = { cell: string; reads: 'mobile' | 'unreadable' | 'blank' }

const READABLE: readonly (readonly [(phone: string) => string, number])[] = [
  [(p) => `${p.slice(0, 3)} ${p.slice(3, 7)} ${p.slice(7)}`, 2.5],
  [(p) => `${p.slice(0, 3)}-${p.slice(3, 7)}-${p.slice(7)}`, 2.4],
  [(p) => `+86${p}`, 1.85],
  [(p) => [...p].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''), 0.85],
  [(p) => `0086-${p}`, 0.8],
  [(p) => `86 ${p}`, 0.7],
  [(p) => `\u200b${p}\u00a0`, 0.65],
  [(p) => `${p}（妈妈）`, 0.27],
]
/** Readable too, seen in other companies' exports. */
const READABLE_ELSEWHERE: readonly (readonly [(phone: string) => string, number])[] = [
  [(p) => `'${p}`, 2],
  [(p) => `\t${p}`, 1],
  [(p) => `(+86) ${p}`, 1],
  [(p) => `${p} 微信同号`, 1],
  [(p) => `电话：${p}`, 0.5],
  [(p) => `${p.slice(0, 3)}.${p.slice(3, 7)}.${p.slice(7)}`, 0.5],
]

/** A number in a cell as real exports have it. Own numbers are decorated, but never broken. */
export function messPhone(
  random: Random,
  phone: string,
  options: { mess: number; elsewhere: boolean; breakable: boolean; another: () => string },
): Written {
  const decorations = options.elsewhere ? [...READABLE, ...READABLE_ELSEWHERE] : READABLE
  const broken = options.breakable ? brokenForms(random, phone, options) : []
  const share = (entries: readonly (readonly [unknown, number])[]) =>
    Math.min(0.45, (entries.reduce((sum, [, weight]) => sum + weight, 0) / 100) * options.mess)
  const draw = random.next()
  if (draw < share(broken)) return pickWeighted(random, broken)
  if (draw < share(broken) + share(decorations)) {
    return { cell: pickWeighted(random, decorations)(phone), reads: 'mobile' }
  }
  return { cell: phone, reads: 'mobile' }
}

function brokenForms(
  random: Random,
  phone: string,
  options: { elsewhere: boolean; another: () => string },
): readonly (readonly [Written, number])[] {
  const broken = (cell: string): Written => ({ cell, reads: 'unreadable' })
  const usual = [
    [broken(`${phone[0]}.${phone.slice(1, 5)}e+10`), 0.48],
    [broken(phone.slice(0, 10)), 0.46],
    [broken(`0512-6${String(random.below(10_000_000)).padStart(7, '0')}`), 0.34],
    [broken(`${phone}/${options.another()}`), 0.24],
    [broken('00000000000'), 0.24],
    [{ cell: '', reads: 'blank' }, 0.19],
  ] as const
  if (!options.elsewhere) return usual
  return [
    ...usual,
    [broken('同上'), 0.1],
    [broken(`${phone.slice(0, 3)}****${phone.slice(7)}`), 0.2],
    [broken(`${phone}转802`), 0.1],
    [{ cell: '无', reads: 'blank' }, 0.2],
    [{ cell: 'N/A', reads: 'blank' }, 0.1],
  ]
}
