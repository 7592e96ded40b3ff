import { type Random, seededRandom } from '../../sandbox/core/random.ts'
import type { Member } from '../../sandbox/options.ts'
import type { Inventor } from './invent-company.ts'
import type { PhoneBook } from './phone-book.ts'

/** How readily an employee does what they are asked. */
export type Zeal = 'eager' | 'usual' | 'idle'

export type Relative = { name: string; relation: string; phone: string }

/** One employee as they really are, whatever anybody has written down about them. */
export type Worker = {
  member: Member
  no: string
  name: string
  site: string
  zeal: Zeal
  ownPhone: string
  /** Whom they would name, in order. */
  family: Relative[]
  /** Null: they are here. */
  goneAt: number | null
  /** When they came, or came back. */
  cameAt: number
  /** WeCom pushed the last change of them, and the push arrived. */
  pushed: boolean
  hasRole: boolean
}

/** What a handset's owner said, and when: they remember it better than any database. */
export type Said = { worker: Worker | null; phone: string; at: number }

export type Town = {
  seed: number
  bustle: number
  /** From 0. */
  day: number
  /** The night's work was done before this day. */
  hadNight: boolean
  inventor: Inventor
  book: PhoneBook
  workers: Worker[]
  byName: Map<string, Worker>
  byUserid: Map<string, Worker>
  /** Contacts that the product accepted (202), by id. */
  accepted: string[]
  noes: Said[]
  yeses: Said[]
  stops: Said[]
  /** How often each number's owner was granted a code or a new link. */
  asks: Map<string, number>
  /** `employee name phone` of whom an SMS was wanted at once, at whatever hour. */
  hurried: Set<string>
  /** What comes of what happened, on a later day. */
  later: { day: number; does(): void }[]
  /** What only the moment itself could show. */
  seen: string[]
  counts: Record<string, number>
}

/** Chance for one thing of one day: what happens at the same time does not throw the same dice. */
export function diceFor({ seed, day }: Town, ...what: string[]): Random {
  return seededRandom([seed, day, ...what].join(' '))
}

export function here({ workers }: Town): Worker[] {
  return workers.filter(({ goneAt }) => goneAt === null)
}

export function tally(town: Town, what: string, by = 1): void {
  town.counts[what] = (town.counts[what] ?? 0) + by
}

/** So many of `people`, at so many of a thousand a day, by chance: whole ones, and one more with the rest's likelihood. */
export function howMany(
  { bustle }: Town,
  random: Random,
  { of, rate }: { of: readonly Worker[]; rate: number },
): number {
  const expected = (bustle * rate * of.length) / 1000
  const whole = Math.floor(expected)
  return whole + (random.chance(expected - whole) ? 1 : 0)
}

/** Picks so many different ones. */
export function some<T>(random: Random, all: readonly T[], count: number): T[] {
  const left = [...all]
  const picked: T[] = []
  while (picked.length < count && left.length > 0) {
    const [one] = left.splice(random.below(left.length), 1)
    if (one !== undefined) picked.push(one)
  }
  return picked
}
