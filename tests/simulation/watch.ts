import { sql } from 'drizzle-orm'
import { PROOF_LIFE } from '../../api/_src/features/contact/contact.ts'
import { countingContacts } from '../../api/_src/features/contact/coverage.ts'
import { listCoverageFacts } from '../../api/_src/features/contact/live-contacts.ts'
import type { World } from '../support/world.ts'
import { ask } from './invariants.ts'
import type { Memory } from './memory.ts'

const tables = [
  'contacts',
  'contact_history',
  'challenges',
  'challenge_links',
  'challenge_codes',
  'code_tries',
  'asks',
  'messages',
  'numbers',
  'jobs',
]

/** The same text as long as nothing is written. */
export async function printOf(world: World): Promise<string> {
  const prints = tables.map(
    (table) =>
      sql`(select md5(string_agg(t::text, ',' order by t::text)) from ${sql.identifier(table)} t)`,
  )
  const [row] = await ask<{ print: string }>(
    world,
    sql`select concat_ws(' ', ${sql.join(prints, sql`, `)}) as print`,
  )
  return row?.print ?? ''
}

/** §4.4: our own limits are the stricter ones; the vendor never has to hold us back. */
export function watchVendorLimits(world: World, memory: Memory): void {
  const { limits } = world.sandbox.sms
  const { admitCode } = limits
  limits.admitCode = (signName, phone, now) => {
    const held = admitCode(signName, phone, now)
    if (held) memory.breaches.push({ rule: 4, what: `the vendor had to say: ${held}` })
    return held
  }
}

type Answer = { id: string; state: string; at: string | null; via: string | null }

/** Looks at the world after every step and notes in `memory.breaches` what only a comparison with before can show. */
export function createWatch(world: World, memory: Memory): () => Promise<void> {
  const counting = new Map<string, Set<string>>()
  let answers = new Map<string, Answer>()
  let lastRow = 0

  /** §4.1: whoever counted and counts no more is gone for a reason that is no edit, or has a successor that counts. */
  async function coverage(): Promise<void> {
    const now = world.clock.now()
    for (const { employeeId } of memory.people) {
      const facts = await listCoverageFacts(world.context.db, employeeId)
      const counts = countingContacts(facts, now)
      for (const id of counting.get(employeeId) ?? [])
        if (!counts.has(id) && !(await isExplained(id, counts, now)))
          memory.breaches.push({ rule: 1, what: `coverage lost for no good reason: ${id}` })
      counting.set(employeeId, counts)
    }
  }

  async function isExplained(id: string, counts: Set<string>, now: Date): Promise<boolean> {
    const [contact] = await ask<{ state: string; proof_at: string; event: string; was: string }>(
      world,
      sql`select c.state, c.proof_at, h.event, h.before ->> 'state' as was from contacts c
        left join lateral (select * from contact_history h where h.contact_id = c.id
          and h.after ? 'state' order by h.id desc limit 1) h on true where c.id = ${id}`,
    )
    if (!contact) return false
    if (now.getTime() - Date.parse(contact.proof_at) > PROOF_LIFE) return true
    if (contact.state === 'invalid') return true
    if (contact.event === 'removed' || contact.event === 'left') return true
    // HR takes back that they reached somebody
    if (contact.event === 'taken_back') return true
    if (contact.event !== 'replaced') return false
    // it had ended by then, of an answer for instance
    if (contact.was === 'invalid') return true
    const successors = await ask<{ id: string; state: string }>(
      world,
      sql`select id, state from contacts where replaces_id = ${id}`,
    )
    return successors.some((one) => counts.has(one.id) || one.state === 'retired')
  }

  /** §4.3: an answer stays as it was given; only a refusal can be taken back. */
  async function answersStand(): Promise<void> {
    const rows = await ask<Answer>(
      world,
      sql`select id, state, answered_at::text as at, answered_via as via from challenges`,
    )
    for (const row of rows) {
      const before = answers.get(row.id)
      const isSame = row.state === before?.state && row.at === before.at && row.via === before.via
      if (before?.state === 'confirmed' && !isSame)
        memory.breaches.push({ rule: 3, what: `answered again: ${row.id}` })
      if (before?.state === 'declined' && !isSame && row.state !== 'open')
        memory.breaches.push({ rule: 3, what: `${row.state} after a no: ${row.id}` })
    }
    answers = new Map(rows.map((row) => [row.id, row]))
  }

  return async () => {
    const [row] = await ask<{ last: number }>(
      world,
      sql`select coalesce(max(id), 0)::int as last from contact_history`,
    )
    // nothing that counts or not changes without a history row
    if (row && row.last > lastRow) await coverage()
    lastRow = row?.last ?? 0
    await answersStand()
  }
}
