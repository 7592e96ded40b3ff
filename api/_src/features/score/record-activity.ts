import { sql } from 'drizzle-orm'
import type { TxCore } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'

export type Activity = {
  employeeId: string
  phone: string
  interactions: number
  /** `yyyy-mm-dd` */
  asOf: string
}

/**
 * Keeps the newest count of each employee and number; an older one than is kept changes nothing. Whose contact it is, is
 * scored anew. Gives the places, in `counts`, of those that changed something.
 */
export async function recordActivity(t: TxCore, counts: readonly Activity[]): Promise<Set<number>> {
  if (counts.length === 0) return new Set()
  const rows = counts.map(({ phone, ...row }, place) => ({
    ...row,
    place,
    hash: t.vault.hash('phone', phone),
  }))
  const result = await t.tx.execute(sql`
    with given as materialized (
      select distinct on ("employeeId", hash) * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r("employeeId" text, hash text, interactions int, "asOf" date, place int)
      order by "employeeId", hash, "asOf" desc, place),
    kept as (
      insert into contact_activity (employee_id, phone_hash, interactions, as_of, updated_at)
      select "employeeId", hash, interactions, "asOf", ${t.now.toISOString()} from given
      on conflict (employee_id, phone_hash) do update
        set interactions = excluded.interactions, as_of = excluded.as_of, updated_at = excluded.updated_at
        where contact_activity.as_of <= excluded.as_of
          and (contact_activity.as_of, contact_activity.interactions) <> (excluded.as_of, excluded.interactions)
      returning employee_id, phone_hash),
    scored as (${announcing('contact.signalled', t.now, sql`jsonb_build_object('contactId', id)`)} from (
      select c.id from kept k join contacts c on c.employee_id = k.employee_id and c.phone_hash = k.phone_hash
      where c.state <> 'retired') c)
    select g.place from given g join kept k on k.employee_id = g."employeeId" and k.phone_hash = g.hash`)
  return new Set(rowsOf<{ place: number }>(result).map(({ place }) => place))
}
