import { DAY } from '../../../../api/_src/kernel/clock.ts'
import type { PersonRow } from '../facts.ts'

const LATEST = 180

/**
 * Design §9: whoever is here was asked, or said something by themselves, within 180 days, counted in days of Shanghai;
 * `cameAt` of who came or came back since.
 */
export function askedOnTime(
  people: readonly PersonRow[],
  now: number,
  cameAt: (no: string) => number,
): string[] {
  const dayOf = (at: number) => Math.floor((at + 8 * 3_600_000) / DAY)
  return people
    .filter(({ status }) => status !== 'left')
    .flatMap(({ no, askedAt, wordAt }) => {
      const times = [askedAt, wordAt].map((at) => (at ? Date.parse(at) : 0))
      const days = dayOf(now) - dayOf(Math.max(cameAt(no), ...times))
      return days > LATEST ? [`not asked for ${days} days: ${no}`] : []
    })
}
