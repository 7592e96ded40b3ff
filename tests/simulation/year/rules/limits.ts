import { DAY, HOUR, MINUTE } from '../../../../api/_src/kernel/clock.ts'
import { exceeds } from '../../seen-sms.ts'
import type { TakenSms } from '../facts.ts'

const YEAR = 365 * DAY

/** Design §5, limits, for the numbers that got something today: `all` is everything ever sent to them, oldest first. */
export function limits(all: readonly TakenSms[]): string[] {
  const breaches: string[] = []
  for (const [phoneHash, got] of grouped(all, ({ phoneHash }) => phoneHash)) {
    const say = (what: string) => breaches.push(`${what}: ${phoneHash.slice(0, 8)}`)
    const asked = timesOf(got.filter(({ what }) => what === 'code' || what === 'new_link'))
    if (exceeds(asked, MINUTE, 1)) say('asked for twice within a minute')
    if (exceeds(asked, HOUR, 5)) say('asked for six times within an hour')
    if (exceeds(asked, DAY, 10)) say('asked for eleven times within a day')
    const unasked = got.filter(
      ({ what }) => what === 'notice' || what === 'repeat' || what === 'renewal',
    )
    if (exceeds(timesOf(unasked), YEAR, 12)) say('a number asked thirteen times a year')
    for (const [employee, pair] of grouped(unasked, (sms) => sms.employee ?? '')) {
      if (exceeds(timesOf(pair), DAY, 1)) say(`asked twice within a day for ${employee}`)
      if (exceeds(timesOf(pair), YEAR, 6)) say(`asked seven times a year for ${employee}`)
    }
  }
  return breaches
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

function timesOf(seen: readonly TakenSms[]): number[] {
  return seen.map(({ at }) => at).sort((a, b) => a - b)
}
