import { sql } from 'drizzle-orm'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import { isToNumber } from '../../api/_src/kernel/purged-hash.ts'
import type { World } from '../support/world.ts'
import { ask, type Breach } from './invariants.ts'
import { type Memory, phones } from './memory.ts'
import { seenSms } from './seen-sms.ts'

/** §4.2: what the vendor accepted is what we know to have sent: no retry put a question twice. */
export async function noQuestionTwice(world: World, memory: Memory): Promise<Breach[]> {
  const breaches: Breach[] = []
  const seen = seenSms(world, memory)
  const toAll = await countKnown(world, sql`true`)
  if (seen.length > toAll) breaches.push(`handsets got ${seen.length}, we know of ${toAll}`)
  // whom a purged message went to is forgotten after a year
  const since = world.clock.now().getTime() - 365 * DAY
  for (const phone of phones) {
    const hash = sql`${world.context.vault.hash('phone', phone)}::text`
    const known = await countKnown(
      world,
      sql`${isToNumber(sql`phone_hash`, hash)} and claimed_at > ${new Date(since - HOUR).toISOString()}`,
    )
    const accepted = seen.filter((sms) => sms.phone === phone && sms.at > since).length
    if (accepted > known) breaches.push(`handset got ${accepted}, we know of ${known}`)
    for (const what of ['code', 'new_link'] as const) {
      const got = seen.filter((sms) => sms.phone === phone && sms.what === what).length
      const pressed = memory.askedFor.filter((one) => one.phone === phone && one.what === what)
      if (got > pressed.length) breaches.push(`${got} × ${what} for ${pressed.length} presses`)
    }
  }
  const twice = await ask<{ challenge_id: string; kind: string }>(
    world,
    sql`select challenge_id, kind from messages where kind in ('notice', 'renewal', 'repeat')
        and state in ('sent', 'delivered') group by 1, 2 having count(*) > 1`,
  )
  const presses = await ask<{ contact_id: string }>(
    world,
    sql`select contact_id from messages m where kind = 'resend' and state in ('sent', 'delivered') group by 1
      having count(*) > (select count(*) from contact_history h
        where h.contact_id = m.contact_id and h.event = 'resent')`,
  )
  return [
    ...breaches,
    ...twice.map((row) => `${row.kind} twice: ${row.challenge_id}`),
    ...presses.map((row) => `asked again more often than pressed: ${row.contact_id}`),
  ]
}

async function countKnown(world: World, which: ReturnType<typeof sql>): Promise<number> {
  const [row] = await ask<{ known: number }>(
    world,
    sql`select count(*)::int as known from messages
      where ${which} and state in ('sending', 'uncertain', 'sent', 'delivered', 'failed')`,
  )
  return row?.known ?? 0
}
