import { sql } from 'drizzle-orm'
import { DAY, HOUR, MINUTE, shanghaiHour } from '../../api/_src/kernel/clock.ts'
import type { World } from '../support/world.ts'
import { ask, type Breach } from './invariants.ts'
import { deadPhone, type Memory, phones } from './memory.ts'

/** §4.4: hours, limits, nobody who said no or stop, no dead number, nobody's family after they left. */
export async function neverAgainstTheRules(world: World, memory: Memory): Promise<Breach[]> {
  const breaches: Breach[] = []
  const declined = await ask<{ employee_id: string; phone_hash: string; at: string }>(
    world,
    sql`select employee_id, phone_hash, answered_at as at from challenges where state = 'declined'`,
  )
  const stopped = await ask<{ phone_hash: string; stopped_at: string }>(
    world,
    sql`select phone_hash, stopped_at from numbers where stopped_at is not null`,
  )
  const sent = await ask<{
    employee_id: string
    phone_hash: string
    asked: boolean
    ask_now: boolean
    at: string
  }>(
    world,
    sql`select m.employee_id, m.phone_hash, m.asked, m.ask_now or c.ask_now as ask_now, m.claimed_at as at
      from messages m join contacts c on c.id = m.contact_id
      where m.state in ('sent', 'delivered', 'failed') order by m.claimed_at`,
  )
  for (const sms of sent) {
    const at = Date.parse(sms.at)
    const hour = shanghaiHour(new Date(at))
    if (!sms.asked && !sms.ask_now && (hour < 8 || hour >= 21))
      breaches.push(`unasked at ${hour} o'clock`)
    if (
      stopped.some(
        (one) => one.phone_hash === sms.phone_hash && Date.parse(one.stopped_at) < at - MINUTE,
      )
    )
      breaches.push('sent after stop')
    if (
      declined.some(
        (one) =>
          one.phone_hash === sms.phone_hash &&
          one.employee_id === sms.employee_id &&
          Date.parse(one.at) < at - MINUTE,
      )
    )
      breaches.push('sent after no')
  }
  for (const { employeeId, leftAt } of memory.people)
    if (leftAt !== null)
      for (const sms of sent)
        if (sms.employee_id === employeeId && Date.parse(sms.at) > leftAt)
          breaches.push('sent for an employee who left')
  if (world.sandbox.sms.log.sentTo(deadPhone).length > 0) breaches.push('sent to a dead number')
  for (const phone of phones) {
    const codes = world.sandbox.sms.log
      .sentTo(phone)
      .filter(({ verificationCode }) => verificationCode !== null)
    const times = codes.map(({ sentAt }) => sentAt)
    for (const [within, most] of [
      [MINUTE, 1],
      [HOUR, 5],
      [DAY, 10],
    ] as const)
      if (times.some((at, i) => (times[i + most] ?? Number.POSITIVE_INFINITY) - at < within))
        breaches.push(`more than ${most} codes within ${within / MINUTE} minutes`)
  }
  const pairs = await ask<{ gap: number }>(
    world,
    sql`select 1 as gap from (select claimed_at - lag(claimed_at) over
        (partition by employee_id, phone_hash order by claimed_at) as gap from messages
      where not asked and state in ('sent', 'delivered')) g where gap < interval '1 day'`,
  )
  return [...breaches, ...pairs.map(() => 'two unasked messages to a pair within a day')]
}
