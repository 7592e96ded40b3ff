import { sql } from 'drizzle-orm'
import { PROOF_LIFE } from '../../../api/_src/features/contact/contact.ts'
import { countingContacts } from '../../../api/_src/features/contact/coverage.ts'
import { listEmployeeFacts } from '../../../api/_src/features/contact/coverage-facts.ts'
import { arrayOf } from '../../../api/_src/kernel/rows.ts'
import { ask } from '../invariants.ts'
import type { Year } from './open-year.ts'
import type { Lost } from './rules/edits-never-lower.ts'

/** Remembers who counted, and tells who does not any more, of everybody whose contacts have a new history row. */
export function createCoverageWatch({ world }: Year): () => Promise<Lost[]> {
  const counted = new Map<string, Set<string>>()
  let lastRow = 0

  return async () => {
    const now = world.clock.now()
    const touched = await ask<{ id: string; last: number }>(
      world,
      sql`select employee_id as id, max(id)::int as last from contact_history
        where id > ${lastRow} group by 1 order by 1`,
    )
    lastRow = Math.max(lastRow, ...touched.map(({ last }) => last))
    const people = await listEmployeeFacts(
      world.context.db,
      touched.map(({ id }) => id),
    )
    const all = new Set<string>()
    const gone: string[] = []
    const own = new Set<string>()
    for (const { employeeId, contacts } of people) {
      const counts = countingContacts(contacts, now)
      for (const id of counts) all.add(id)
      for (const one of contacts) if (one.ownNumber || one.colleagueAtSite) own.add(one.id)
      gone.push(...[...(counted.get(employeeId) ?? [])].filter((id) => !counts.has(id)))
      counted.set(employeeId, counts)
    }
    return gone.length === 0 ? [] : explain(gone, { all, own, now })
  }

  async function explain(
    ids: readonly string[],
    { all, own, now }: { all: ReadonlySet<string>; own: ReadonlySet<string>; now: Date },
  ): Promise<Lost[]> {
    const rows = await ask<
      Lost & { proofAt: string; next: { id: string; state: string }[] | null }
    >(
      world,
      sql`select c.id, c.state, c.proof_at as "proofAt", h.event, h.before ->> 'state' as was,
          (select json_agg(json_build_object('id', r.id, 'state', r.state)) from contacts r
            where r.replaces_id = c.id) as next
        from contacts c left join lateral (select * from contact_history h where h.contact_id = c.id
          and h.after ? 'state' order by h.id desc limit 1) h on true
        where c.id = any(${arrayOf(ids)}::text[])`,
    )
    return rows.map(({ proofAt, next, ...row }) => ({
      ...row,
      isTooOld: now.getTime() - Date.parse(proofAt) > PROOF_LIFE,
      isOwnNumber: own.has(row.id),
      successors: (next ?? []).map(({ id, state }) => ({ state, counts: all.has(id) })),
    }))
  }
}
