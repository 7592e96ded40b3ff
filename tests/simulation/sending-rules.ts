import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { DAY, HOUR, MINUTE, shanghaiHour } from '../../api/_src/kernel/clock.ts'
import type { World } from '../support/world.ts'
import { ask, type Breach } from './invariants.ts'
import { deadPhone, type Memory, phones } from './memory.ts'
import { exceeds, type SeenSms, seenSms } from './seen-sms.ts'

const YEAR = 365 * DAY

/** §4.4, by what the handsets got: hours, limits, nobody who said no or stop, no dead number, no leaver's family. */
export async function neverAgainstTheRules(world: World, memory: Memory): Promise<Breach[]> {
  const seen = seenSms(world, memory)
  return [
    ...outOfHours(seen, memory),
    ...(await againstTheirWill(world, seen)),
    ...forLeavers(seen, memory),
    ...toTheDead(seen, memory),
    ...tooMany(seen, memory),
  ]
}

function outOfHours(seen: readonly SeenSms[], { hurried }: Memory): Breach[] {
  return seen
    .filter(
      ({ what, phone, employeeId }) =>
        what === 'question' && !hurried.has(`${employeeId} ${phone}`),
    )
    .map(({ at }) => shanghaiHour(new Date(at)))
    .filter((hour) => hour < 8 || hour >= 21)
    .map((hour) => `unasked at ${hour} o'clock`)
}

async function againstTheirWill(world: World, seen: readonly SeenSms[]): Promise<Breach[]> {
  const left = await ask<{ employee_id: string; phone_hash: string; at: string }>(
    world,
    sql`select employee_id, phone_hash, answered_at as at from challenges where state = 'declined'
      union all select employee_id, phone_hash, withdrawn_at from challenges where withdrawn_at is not null`,
  )
  const stopped = await ask<{ phone_hash: string; at: string }>(
    world,
    sql`select phone_hash, stopped_at as at from numbers where stopped_at is not null`,
  )
  const breaches: Breach[] = []
  for (const { phone, employeeId, at } of seen) {
    const hash = world.context.vault.hash('phone', phone)
    const pair = createHash('sha256').update(`${employeeId}/${hash}`).digest('hex')
    const isOver = (one: { phone_hash: string; at: string }) =>
      [hash, `pair:${pair}`].includes(one.phone_hash) && Date.parse(one.at) < at - MINUTE
    if (stopped.some(isOver)) breaches.push('sent after stop')
    if (left.some((one) => one.employee_id === employeeId && isOver(one)))
      breaches.push('sent after no')
  }
  return breaches
}

function forLeavers(seen: readonly SeenSms[], { people }: Memory): Breach[] {
  const leftAt = new Map(people.map((person) => [person.employeeId, person.leftAt]))
  return seen
    .filter(({ employeeId, at }) => at > (leftAt.get(employeeId ?? '') ?? Number.POSITIVE_INFINITY))
    .map(() => 'sent for an employee who left')
}

function toTheDead(seen: readonly SeenSms[], { deadSince }: Memory): Breach[] {
  return seen
    .filter(
      ({ phone, at }) =>
        phone === deadPhone || at > (deadSince.get(phone) ?? Number.POSITIVE_INFINITY),
    )
    .map(() => 'sent to a dead number')
}

function tooMany(seen: readonly SeenSms[], { people }: Memory): Breach[] {
  const breaches: Breach[] = []
  for (const phone of phones) {
    const got = seen.filter((sms) => sms.phone === phone)
    const codes = got.filter(({ what }) => what === 'code').map(({ at }) => at)
    if (exceeds(codes, MINUTE, 1)) breaches.push('two codes within a minute')
    if (exceeds(codes, HOUR, 5)) breaches.push('six codes within an hour')
    if (exceeds(codes, DAY, 10)) breaches.push('eleven codes within a day')
    const questions = got.filter(({ what }) => what === 'question')
    if (exceeds(timesOf(questions), YEAR, 12)) breaches.push('a number asked thirteen times a year')
    for (const { employeeId } of people) {
      const times = timesOf(questions.filter((sms) => sms.employeeId === employeeId))
      if (exceeds(times, DAY, 1)) breaches.push('a pair asked twice within a day')
      if (exceeds(times, YEAR, 6)) breaches.push('a pair asked seven times a year')
    }
  }
  return breaches
}

function timesOf(seen: readonly SeenSms[]): number[] {
  return seen.map(({ at }) => at)
}
