import { sql } from 'drizzle-orm'
import { isOfPair } from '../../api/_src/kernel/purged-hash.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import type { World } from '../support/world.ts'
import { type Memory, phones, unknownPhones } from './memory.ts'

/** A broken rule of design §4, in words; an empty list is the only good answer. */
export type Breach = string

export async function ask<T>(world: World, query: ReturnType<typeof sql>): Promise<T[]> {
  return rowsOf<T>(await world.context.db.execute(query))
}

/** §4.1: a contact that may count is replaced only after the new one was confirmed. */
export async function editNeverLowersCoverage(world: World): Promise<Breach[]> {
  const rows = await ask<{ contact_id: string }>(
    world,
    sql`select h.contact_id from contact_history h
      where h.event = 'replaced' and h.before ->> 'state' in ('valid', 'due') and not exists (
        select 1 from contacts r join contact_history c on c.contact_id = r.id
        where r.replaces_id = h.contact_id and c.event in ('confirmed', 'renewed') and c.id < h.id)`,
  )
  return rows.map(({ contact_id }) => `replaced before its successor was confirmed: ${contact_id}`)
}

/** §4.2: everything accepted is there, and whoever could be asked has been, is, or waits for a person. */
export async function nothingAcceptedIsLost(
  world: World,
  memory: Pick<Memory, 'accepted'>,
): Promise<Breach[]> {
  const rows = await ask<{ id: string }>(world, sql`select id from contacts`)
  const there = new Set(rows.map(({ id }) => id))
  const lost = memory.accepted.filter((id) => !there.has(id))
  const stuck = await ask<{ id: string }>(
    world,
    sql`select c.id from contacts c join employees e on e.id = c.employee_id
      left join numbers n on n.phone_hash = c.phone_hash
      where c.state = 'pending' and c.channel = 'mobile' and not c.shared and e.status <> 'left'
        and n.stopped_at is null and n.status is distinct from 'vacant'
        and not exists (select 1 from challenges h where h.contact_id = c.id)
        and not exists (select 1 from challenges h where h.employee_id = c.employee_id
          and ${isOfPair(sql`h.phone_hash`, sql`c.employee_id`, sql`c.phone_hash`)} and (h.state = 'declined' or h.withdrawn_at is not null))`,
  )
  const dead = await ask<{ event: string }>(
    world,
    sql`select event from jobs where dead_at is not null`,
  )
  const unheard = await ask<{ what: string }>(
    world,
    // what was announced and never done: a question without its SMS, an answer that the record does not know
    sql`select 'never put: ' || h.id as what from challenges h where h.state = 'open' and h.asked_at is null
        and not exists (select 1 from messages m where m.challenge_id = h.id)
      union all select 'sending unheard: ' || h.id from challenges h join messages m on m.challenge_id = h.id
        where h.state = 'open' and h.asked_at is null and not m.asked and m.state in ('sent', 'delivered')
      union all select 'leaving unheard: ' || c.id from contacts c join employees e on e.id = c.employee_id
        where e.status = 'left' and c.state <> 'retired'
      union all select 'end unheard: ' || h.id from challenges h join contacts c on c.id = h.contact_id
        where h.state = 'open' and c.state = 'retired'
      union all select 'yes unheard: ' || h.id from challenges h join contacts c on c.id = h.contact_id
        where h.state = 'confirmed' and h.withdrawn_at is null and c.state not in ('invalid', 'retired')
          and (c.proof_at is null or c.proof_at < h.answered_at)
      union all select 'no unheard: ' || h.id from challenges h join contacts c on c.id = h.contact_id
        where h.state = 'declined' and c.state not in ('invalid', 'retired')
      union all select 'silence unheard: ' || h.id from challenges h join contacts c on c.id = h.contact_id
        where h.state = 'expired' and c.state = 'pending' and c.checked_at < h.closes_at
          and not exists (select 1 from challenges n where n.contact_id = c.id and n.created_at > h.created_at)
      union all select 'waits and is asked no more: ' || c.id from contacts c
        join employees e on e.id = c.employee_id left join numbers n on n.phone_hash = c.phone_hash
        join lateral (select h.state from challenges h where h.contact_id = c.id
          order by h.created_at desc, h.id desc limit 1) last on last.state = 'closed'
        where c.state = 'pending' and e.status <> 'left' and n.stopped_at is null
          and n.status is distinct from 'vacant'
      union all select 'message without a job: ' || m.kind from messages m where m.state = 'queued'
        and not exists (select 1 from jobs j where j.payload ->> 'messageId' = m.id)
      union all select 'notice without a job: ' || n.kind from notices n where n.state in ('queued', 'uncertain')
        and not exists (select 1 from jobs j where j.payload ->> 'noticeId' = n.id)`,
  )
  return [
    ...unheard.map(({ what }) => what),
    ...lost.map((id) => `accepted and gone: ${id}`),
    ...stuck.map(({ id }) => `accepted and never asked: ${id}`),
    ...dead.map(({ event }) => `given up: ${event}`),
  ]
}

/** §4.3: a challenge has one answer. */
export async function answeredOnce(world: World): Promise<Breach[]> {
  const rows = await ask<{ contact_id: string; told: number; answered: number }>(
    world,
    sql`select h.contact_id, count(*)::int as told,
        (select count(*)::int from challenges c where c.contact_id = h.contact_id and c.state = 'confirmed') as answered
      from contact_history h where h.event in ('confirmed', 'renewed') and h.actor = 'contact' group by 1`,
  )
  return rows
    .filter(({ told, answered }) => told > answered)
    .map(({ contact_id }) => `confirmed more often than answered: ${contact_id}`)
}

/** §4.5: history rows are never edited or taken away. */
export async function historyOnlyGrows(
  world: World,
  before: ReadonlyMap<string, string>,
): Promise<Breach[]> {
  const now = await rememberHistory(world)
  return [...before]
    .filter(([id, text]) => now.get(id) !== text)
    .map(([id]) => `history row changed: ${id}`)
}

export async function rememberHistory(world: World): Promise<Map<string, string>> {
  const rows = await ask<{ id: unknown; row: unknown }>(
    world,
    sql`select id, to_jsonb(h)::text as row from contact_history h`,
  )
  return new Map(rows.map(({ id, row }) => [String(id), String(row)]))
}

/** §4.5: where a contact stands, its history says: nothing was changed without a row. */
export async function historyTellsEverything(world: World): Promise<Breach[]> {
  const rows = await ask<{ id: string; state: string; told: string | null }>(
    world,
    sql`select * from (select c.id, c.state, (select h.after ->> 'state' from contact_history h
        where h.contact_id = c.id and h.after ? 'state' order by h.id desc limit 1) as told from contacts c) c
      where c.state is distinct from c.told`,
  )
  return rows.map(({ id, state, told }) => `${id} is ${state}, its history says ${told}`)
}

/** §4.6: a carrier that cannot tell, a phone that is off: nobody is refused or ended for it, but by a person who rang. */
export async function unknownIsNotBad(world: World): Promise<Breach[]> {
  const hashes = unknownPhones.map((phone) => world.context.vault.hash('phone', phone))
  const rows = await ask<{ id: string; state: string; cause: string | null }>(
    world,
    sql`select id, state, cause from contacts where phone_hash in (${sql.join(hashes, sql`, `)})
        and (state = 'draft' or cause in ('dead', 'reassigned')) and not exists (
          select 1 from contact_history h where h.contact_id = contacts.id and h.event = 'found_dead')`,
  )
  return rows.map(({ id, state, cause }) => `harmed for an unknown number: ${id} ${state} ${cause}`)
}

/** §4.8: no number in plain text, neither at rest nor in a log line. */
export async function nothingInPlainText(world: World): Promise<Breach[]> {
  const tables = await ask<{ table: string }>(
    world,
    sql`select table_name as "table" from information_schema.tables where table_schema = 'public'`,
  )
  const breaches: Breach[] = []
  for (const { table } of tables) {
    const [row] = await ask<{ text: string | null }>(
      world,
      sql`select string_agg(t::text, ' ') as text from ${sql.identifier(table)} t`,
    )
    if (phones.some((phone) => row?.text?.includes(phone)) || row?.text?.includes('测试甲'))
      breaches.push(`plain text in ${table}`)
  }
  const log = world.logLines.join('')
  if (phones.some((phone) => log.includes(phone))) breaches.push('a number in the log')
  if (log.includes('测试甲')) breaches.push('a name in the log')
  return breaches
}
