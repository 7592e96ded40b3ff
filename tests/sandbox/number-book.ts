import { type Random, seededRandom } from './core/random.ts'
import { parseNumberCsv } from './numbers/number-csv.ts'
import { entryInService, type NumberEntry, type NumberStatus } from './numbers/number-entry.ts'

export type NumberBook = {
  /** The truth about a number; one that is in no book is in service. */
  find(phone: string): NumberEntry
  /** Only numbers that stand in the book. */
  list(): Iterable<NumberEntry>
  readonly size: number
}

type Fate = Exclude<NumberStatus, 'NORMAL'> | 'reassigned'
export type NumberShares = Partial<Record<Fate, number>>

const usualShares: NumberShares = {
  NOT_EXIST: 0.06,
  SHUTDOWN: 0.05,
  POWER_OFF: 0.02,
  UNKNOWN: 0.01,
  reassigned: 0.03,
}
const fates: readonly Fate[] = [
  'SHUTDOWN',
  'NOT_EXIST',
  'POWER_OFF',
  'SUSPECTED_POWER_OFF',
  'BUSY',
  'UNKNOWN',
  'OperatorLimit',
  'reassigned',
]

export function numberBook(entries: Iterable<NumberEntry>): NumberBook {
  const byPhone = new Map<string, NumberEntry>()
  for (const entry of entries) byPhone.set(entry.phone, entry)
  return {
    find: (phone) => byPhone.get(phone) ?? entryInService(phone),
    list: () => byPhone.values(),
    size: byPhone.size,
  }
}

/** Reads a book in the form phone,status,carrier,province,city,ported,answered_by,reassigned_on. */
export function readNumberBook(csv: string): NumberBook {
  return numberBook(parseNumberCsv(csv))
}

/** Makes a book for these phones; `shares` says how many are dead, suspended, reassigned. */
export function makeNumberBook(
  seed: number,
  phones: Iterable<string>,
  shares: NumberShares = usualShares,
): NumberBook {
  const random = seededRandom(seed)
  const entries: NumberEntry[] = []
  for (const phone of phones) {
    entries.push(withFate(entryInService(phone), drawFate(random, shares), random))
  }
  return numberBook(entries)
}

function drawFate(random: Random, shares: NumberShares): Fate | null {
  let left = random.next()
  for (const fate of fates) {
    left -= shares[fate] ?? 0
    if (left < 0) return fate
  }
  return null
}

function withFate(entry: NumberEntry, fate: Fate | null, random: Random): NumberEntry {
  if (entry.carrier === 'CBN') return { ...entry, status: 'OperatorLimit' }
  if (fate === null) return entry
  if (fate === 'reassigned') {
    const reassignedOn = new Date(Date.UTC(2026, 0, 1 + random.below(300)))
    return {
      ...entry,
      answeredBy: '号码新机主',
      reassignedOn: reassignedOn.toISOString().slice(0, 10),
    }
  }
  // China Telecom never answers BUSY or POWER_OFF.
  const hidden = entry.carrier === 'CTCC' && (fate === 'BUSY' || fate === 'POWER_OFF')
  return { ...entry, status: hidden ? 'SUSPECTED_POWER_OFF' : fate }
}
