import type { Random } from '../../sandbox/core/random.ts'
import {
  entryInService,
  type NumberEntry,
  type NumberStatus,
} from '../../sandbox/numbers/number-entry.ts'
import type { Carrier } from '../../sandbox/numbers/prefixes.ts'
import { daysBefore } from './invent-dates.ts'
import { inventName } from './invent-names.ts'
import { pickWeighted } from './pick-weighted.ts'

/** Prefixes of each carrier, and how many of a company's numbers are with it. */
const PREFIXES: readonly (readonly [readonly number[], number])[] = [
  [
    [134, 135, 136, 137, 138, 139, 150, 151, 152, 157, 158, 159, 182, 183, 184, 187, 188, 198],
    0.56,
  ],
  [[130, 131, 132, 155, 156, 166, 175, 176, 185, 186, 196], 0.21],
  [[133, 153, 173, 177, 180, 181, 189, 190, 191, 193, 199], 0.193],
  [[192], 0.021],
  [[162, 165, 167, 170, 171], 0.016],
]
const PORTED_TO: readonly Carrier[] = ['CMCC', 'CUCC', 'CTCC']
const FATES = {
  /** What became of the numbers that somebody once gave as a contact's. */
  contact: [
    ['NORMAL', 0.842],
    ['NOT_EXIST', 0.078],
    ['SHUTDOWN', 0.064],
    ['POWER_OFF', 0.016],
  ],
  /** Employees use their own numbers. */
  own: [
    ['NORMAL', 0.976],
    ['NOT_EXIST', 0.0056],
    ['SHUTDOWN', 0.0034],
    ['POWER_OFF', 0.015],
  ],
} satisfies Record<string, readonly (readonly [NumberStatus, number])[]>

/** Invents numbers, each once, and writes down the truth about them. */
export function numberInventor(random: Random, asOf: string) {
  const book = new Map<string, NumberEntry>()

  function unusedPhone(): string {
    const tail = String(random.below(100_000_000)).padStart(8, '0')
    const phone = random.pick(pickWeighted(random, PREFIXES)) + tail
    // Round numbers look like spreadsheet damage, and 13900000… are the stand-ins' magic numbers.
    return book.has(phone) || tail.startsWith('0000') || tail.endsWith('000000')
      ? unusedPhone()
      : phone
  }

  function invent(whose: keyof typeof FATES): string {
    const phone = unusedPhone()
    const entry = entryInService(phone)
    const ported = random.chance(0.019)
    const carrier = ported ? random.pick(PORTED_TO) : entry.carrier
    const fate = pickWeighted(random, FATES[whose])
    const status = carrier === 'CBN' ? 'OperatorLimit' : fate
    const reachable = status === 'NORMAL' || status === 'OperatorLimit'
    const reassigned = whose === 'contact' && reachable && random.chance(0.054)
    book.set(phone, {
      ...entry,
      status,
      carrier,
      ported,
      answeredBy: reassigned ? inventName(random) : null,
      reassignedOn: reassigned ? daysBefore(asOf, 20 + random.below(480)) : null,
    })
    return phone
  }

  return { invent, book }
}
