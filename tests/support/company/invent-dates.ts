import type { Random } from '../../sandbox/core/random.ts'

const DAY_MS = 86_400_000

/** The day so many days before another, `yyyy-mm-dd`. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10)
}

/** A day when the record was last updated: one in eight is older than a year, none before the hiring. */
export function inventUpdate(random: Random, asOf: string, hiredOn: string): string {
  const age = random.chance(0.17)
    ? 366 + random.below(1100)
    : Math.floor(365 * random.next() ** 1.4)
  const day = daysBefore(asOf, age)
  return day < hiredOn ? hiredOn : day
}

/** Most have been here for years, one in ten came within six months. */
export function inventHiring(random: Random, asOf: string): string {
  return daysBefore(
    asOf,
    random.chance(0.09) ? random.below(180) : 180 + Math.floor(6800 * random.next() ** 2.2),
  )
}
