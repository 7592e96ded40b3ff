import type { NumberBook } from '../../sandbox/number-book.ts'
import { entryInService, type NumberEntry } from '../../sandbox/numbers/number-entry.ts'
import { type Carrier, carrierOf } from '../../sandbox/numbers/prefixes.ts'

/** How whoever holds a handset answers what they are asked. */
export type Temper = 'willing' | 'slow' | 'silent' | 'unwilling' | 'stopping' | 'stranger'

/** The truth about one number, which changes through the year. */
export type Line = { phone: string; temper: Temper; entry: NumberEntry }

/** Every number of the story; the carriers' own book is this one. */
export type PhoneBook = NumberBook & {
  /** Somebody of this temper holds the number from now on. */
  give(phone: string, temper: Temper): Line
  lineOf(phone: string): Line | undefined
  change(phone: string, change: Partial<NumberEntry>): void
}

export function createPhoneBook(): PhoneBook {
  const lines = new Map<string, Line>()
  function find(phone: string): NumberEntry {
    return lines.get(phone)?.entry ?? entryInService(phone)
  }
  function change(phone: string, changes: Partial<NumberEntry>): void {
    const line = lines.get(phone)
    if (line) line.entry = { ...line.entry, ...changes }
  }
  return {
    find,
    change,
    list: () => [...lines.values()].map(({ entry }) => entry),
    get size() {
      return lines.size
    },
    lineOf: (phone) => lines.get(phone),
    give(phone, temper) {
      const known = lines.get(phone)
      const entry = known?.entry ?? inService(phone)
      const line = { phone, temper, entry }
      lines.set(phone, line)
      return line
    },
  }
}

/** Broadnet tells nobody anything; of a virtual operator's numbers the carrier cannot tell (design §4.6). */
function inService(phone: string): NumberEntry {
  const entry = entryInService(phone)
  if (entry.carrier === 'CBN') return { ...entry, status: 'OperatorLimit' }
  return entry.carrier === 'MVNO' ? { ...entry, status: 'UNKNOWN' } : entry
}

/** Whom a number may go over to. */
export const portsTo: readonly Carrier[] = ['CMCC', 'CUCC', 'CTCC']

/** True where the carrier never tells: nobody may be refused or ended for it. */
export function isMute(phone: string): boolean {
  const carrier = carrierOf(phone)
  return carrier === 'CBN' || carrier === 'MVNO'
}
