import type { Fault } from '../core/faults.ts'
import type { NumberBook } from '../number-book.ts'
import { findMagicNumber, type MagicNumber, magicEntry } from './magic-numbers.ts'
import type { NumberEntry } from './number-entry.ts'

const dayMs = 24 * 3_600_000

export type NumberTruthState = { met: [string, number][]; firstChecks: [string, number][] }

/** What is so about every number: magic numbers first, then the book, then "in service". */
export type NumberTruth = {
  find(phone: string): NumberEntry
  magic(phone: string): MagicNumber | undefined
  /** The status answered at `now`; some magic numbers change a day after their first check. */
  check(phone: string, now: number): NumberEntry
  /** The same for a handset that a message reaches at `now`: nobody checked it by that. */
  meet(phone: string, now: number): NumberEntry
  /** The magic fault of this call, counted. */
  take(phone: string, side: 'check' | 'send'): Fault | null
  snapshot(): NumberTruthState
  restore(state: NumberTruthState): void
}

export function numberTruth(book: NumberBook): NumberTruth {
  const met = new Map<string, number>()
  const firstChecks = new Map<string, number>()

  function find(phone: string): NumberEntry {
    const magic = findMagicNumber(phone)
    return magic ? magicEntry(magic) : book.find(phone)
  }

  function check(phone: string, now: number): NumberEntry {
    if (!firstChecks.has(phone)) firstChecks.set(phone, now)
    return meet(phone, now)
  }

  function meet(phone: string, now: number): NumberEntry {
    const entry = find(phone)
    const later = findMagicNumber(phone)?.later
    const first = firstChecks.get(phone) ?? now
    return later && now - first >= dayMs ? { ...entry, status: later } : entry
  }

  function take(phone: string, side: 'check' | 'send'): Fault | null {
    const fault = findMagicNumber(phone)?.[side]
    if (!fault) return null
    if (fault.times === undefined) return fault
    const key = `${side} ${phone}`
    const count = met.get(key) ?? 0
    if (count >= fault.times) return null
    met.set(key, count + 1)
    return fault
  }

  return {
    find,
    magic: findMagicNumber,
    check,
    meet,
    take,
    snapshot: () => ({ met: [...met], firstChecks: [...firstChecks] }),
    restore(state) {
      met.clear()
      firstChecks.clear()
      for (const [key, count] of state.met) met.set(key, count)
      for (const [phone, at] of state.firstChecks) firstChecks.set(phone, at)
    },
  }
}
