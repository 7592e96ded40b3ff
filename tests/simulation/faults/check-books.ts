import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../api/_src/kernel/rows.ts'
import type { Vault } from '../../../api/_src/kernel/vault.ts'
import type { Db } from '../../../db/client.ts'
import type { Sandbox } from '../../sandbox/world.ts'
import type { Submitted } from './staff.ts'

export type Books = { counts: Record<string, number>; breaches: string[] }

/** Compares what employees were promised, what the database believes and what the handsets hold. */
export async function checkBooks(
  { db, vault, sandbox }: { db: Db; vault: Vault; sandbox: Sandbox },
  { accepted }: Submitted,
  thanked: ReadonlySet<string>,
): Promise<Books> {
  const ask = async <T>(query: ReturnType<typeof sql>) => rowsOf<T>(await db.execute(query))
  const contacts = await ask<{ id: string; state: string; phone_hash: string; asked: number }>(sql`
    select c.id, c.state, c.phone_hash, (select count(*)::int from messages m where m.contact_id = c.id
      and m.kind = 'notice' and m.state in ('sent', 'delivered', 'failed')) as asked from contacts c`)
  const sent = await ask<{ phone_hash: string; known: number }>(sql`
    select phone_hash, count(*)::int as known from messages
    where state in ('sent', 'delivered', 'failed') group by 1`)
  const confirmations = await ask<{ contact_id: string; times: number }>(sql`
    select contact_id, count(*)::int as times from contact_history where event = 'confirmed' group by 1`)
  const answers = await ask<{ contact_id: string; times: number }>(sql`
    select contact_id, count(*)::int as times from challenges where state = 'confirmed' group by 1`)
  const givenUp = await ask<{ event: string; last_error: string }>(sql`
    select event, last_error from jobs where dead_at is not null`)
  const unfinished = await ask<{ what: string }>(sql`
    select event || coalesce(': ' || last_error, '') as what from jobs where dead_at is null union all
    select concat_ws(' ', kind, state, why, 'attempt', attempts, 'due', due_at) from messages
    where state in ('queued', 'sending', 'uncertain')`)

  const byId = new Map(contacts.map((contact) => [contact.id, contact]))
  const known = new Map(sent.map((row) => [row.phone_hash, row.known]))
  const breaches: string[] = []
  let notices = 0
  for (const [phone, id] of accepted) {
    const contact = byId.get(id)
    if (!contact) {
      breaches.push(`accepted and lost: ${id}`)
      continue
    }
    if (thanked.has(phone) && contact.state !== 'valid')
      breaches.push(`thanked for a yes that is lost: ${id} (${contact.state})`)
    if (contact.asked === 0) breaches.push(`accepted and never asked: ${id} (${contact.state})`)
    const received = sandbox.sms.log.sentTo(phone)
    const questions = received.filter(({ type }) => type === 'notice').length
    notices += questions
    if (questions > 1) breaches.push(`asked ${questions} times: ${id}`)
    const believed = known.get(vault.hash('phone', phone)) ?? 0
    if (received.length !== believed)
      breaches.push(`the handset has ${received.length}, we know of ${believed}: ${id}`)
  }
  if (contacts.length !== accepted.size)
    breaches.push(`${accepted.size} were accepted, ${contacts.length} are there`)
  const answered = new Map(answers.map((row) => [row.contact_id, row.times]))
  for (const { contact_id, times } of confirmations)
    if (times > (answered.get(contact_id) ?? 0))
      breaches.push(`confirmed ${times} times: ${contact_id}`)
  for (const { contact_id, times } of answers)
    if (times > 1) breaches.push(`answered ${times} times: ${contact_id}`)
  for (const job of givenUp) breaches.push(`given up: ${job.event} (${job.last_error})`)
  for (const { what } of unfinished) breaches.push(`never finished: ${what}`)

  return {
    breaches,
    counts: {
      accepted: accepted.size,
      notices,
      'SMS in all': sandbox.sms.log.size,
      thanked: thanked.size,
      confirmed: answers.length,
      valid: contacts.filter(({ state }) => state === 'valid').length,
    },
  }
}
