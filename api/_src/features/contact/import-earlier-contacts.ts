import { sql } from 'drizzle-orm'
import type { Relation } from '../../../../shared/relation.ts'
import type { TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'

export type EarlierContact = {
  employeeId: string
  name: string
  relation: Relation
  phone: string
  /** `yyyy-mm-dd`; null: nobody knows. */
  namedOn: string | null
}

/**
 * Contacts that were named at an earlier time, as the talent pool has them: retired from the start, never asked, compared
 * with (design §6, `leaver_contact`, `relation_changed`). A number that this employee ever named is left as it is. Gives
 * the employees that something is new of.
 */
export async function importEarlierContacts(
  t: TxCore,
  earlier: readonly EarlierContact[],
): Promise<Set<string>> {
  if (earlier.length === 0) return new Set()
  const rows = earlier.map(({ employeeId, name, relation, phone, namedOn }) => ({
    id: newId('contact', t.now),
    employeeId,
    relation,
    namedOn,
    name: t.vault.seal('name', name).toString('base64'),
    phone: t.vault.seal('phone', phone).toString('base64'),
    hash: t.vault.hash('phone', phone),
  }))
  const at = t.now.toISOString()
  const result = await t.tx.execute(sql`
    with given as (
      select distinct on ("employeeId", hash) * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id text, "employeeId" text, relation text, "namedOn" date, name text, phone text, hash text)
      order by "employeeId", hash, "namedOn" desc nulls last),
    made as (
      insert into contacts (id, employee_id, name_sealed, relation, phone_sealed, phone_hash, channel, state, source,
        created_at, updated_at, retired_at)
      select g.id, g."employeeId", decode(g.name, 'base64'), g.relation, decode(g.phone, 'base64'), g.hash, 'mobile',
        'retired', 'history', ${at}, ${at},
        coalesce(g."namedOn"::timestamp at time zone 'Asia/Shanghai', ${at}::timestamptz)
      from given g where not exists (
        select 1 from contacts c where c.employee_id = g."employeeId" and c.phone_hash = g.hash)
      returning id, employee_id, phone_hash, relation),
    told as (
      insert into contact_history (contact_id, employee_id, event, actor, after, at)
      select id, employee_id, 'earlier', 'system', jsonb_build_object('relation', relation), ${at} from made),
    compared as (${announcing('contact.touched', t.now, sql`jsonb_build_object('contactId', id)`)} from (
      select distinct c.id from made m join contacts c on c.phone_hash = m.phone_hash
      where c.state not in ('invalid', 'retired')) c)
    select distinct employee_id as "employeeId" from made`)
  return new Set(rowsOf<{ employeeId: string }>(result).map(({ employeeId }) => employeeId))
}
