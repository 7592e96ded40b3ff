import { sql } from 'drizzle-orm'
import type { Core, TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { findingsOf } from './finding.ts'
import { changesTo } from './finding-changes.ts'
import { listFindingFacts, MOST_NAMERS } from './finding-facts.ts'

export type Looked = { contactIds: string[]; employeeIds: string[] }

/**
 * Compares the named contacts, all contacts of the named employees, and everybody else whose contact has one of
 * their numbers, with all numbers that are known (design §6), and makes the findings say what holds now. Gives
 * back whom it looked at. Always from scratch, so order and repetition do not matter.
 */
export function reviewFindings(
  core: Core,
  input: { contactIds: readonly string[]; employeeIds: readonly string[] },
): Promise<Looked> {
  return inTurn(core, 'findings', async (t) => {
    const looked = await listAround(t, input)
    const facts = await listFindingFacts(t.tx, looked.contactIds, t.now)
    const changes = facts.map((one) => ({
      contactId: one.id,
      employeeId: one.employeeId,
      ...changesTo(one.kept, findingsOf(one)),
    }))
    await saveChanges(t, {
      cleared: changes.flatMap(({ clearedIds }) => clearedIds),
      changed: changes.flatMap(({ changed }) => changed),
      added: changes.flatMap(({ contactId, employeeId, added }) =>
        added.map((finding) => ({
          ...finding,
          id: newId('finding', t.now),
          contact_id: contactId,
          employee_id: employeeId,
        })),
      ),
    })
    return looked
  })
}

/**
 * The named ones, their employees' other contacts, and whoever else named these numbers or has them; also numbers of
 * contacts that were retired: whoever left may be back.
 */
async function listAround(
  { tx }: TxCore,
  input: { contactIds: readonly string[]; employeeIds: readonly string[] },
): Promise<Looked> {
  const result = await tx.execute(sql`
    with named as materialized (
      select id, employee_id, phone_hash from contacts where id = any(${arrayOf(input.contactIds)}::text[])),
    people as materialized (
      select employee_id from named union select unnest(${arrayOf(input.employeeIds)}::text[])),
    theirs as materialized (
      select c.id, c.employee_id, c.phone_hash from people p join contacts c on c.employee_id = p.employee_id
      where c.state <> 'retired' union select * from named),
    hashes as materialized (
      select c.phone_hash from people p join contacts c on c.employee_id = p.employee_id
      union select n.phone_hash from people p join employee_numbers n on n.employee_id = p.employee_id)
    select id, employee_id from theirs
    union select o.id, o.employee_id from hashes h cross join lateral (
      select c.id, c.employee_id from contacts c where c.phone_hash = h.phone_hash and c.state <> 'retired'
      order by c.id limit ${MOST_NAMERS}) o
    union select null, employee_id from people`)
  const rows = rowsOf<{ id: string | null; employee_id: string }>(result)
  return {
    contactIds: rows.flatMap(({ id }) => id ?? []),
    employeeIds: [...new Set(rows.map(({ employee_id }) => employee_id))],
  }
}

type Changes = {
  cleared: readonly string[]
  changed: readonly object[]
  added: readonly object[]
}

async function saveChanges({ tx, now }: TxCore, changes: Changes): Promise<void> {
  const { cleared, changed, added } = changes
  if (cleared.length + changed.length + added.length === 0) return
  await tx.execute(sql`
    with cleared as (
      update findings set cleared_at = ${now.toISOString()}
      where id = any(${arrayOf(cleared)}::text[]) and cleared_at is null),
    changed as (
      update findings f set details = r.details
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r(id text, details jsonb)
      where f.id = r.id and f.cleared_at is null)
    insert into findings (id, contact_id, employee_id, kind, details, found_at)
    select id, contact_id, employee_id, kind, details, ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb)
      as r(id text, contact_id text, employee_id text, kind text, details jsonb)
    on conflict do nothing`)
}
