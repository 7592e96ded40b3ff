import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { addMilliseconds, MINUTE } from '../../kernel/clock.ts'
import { rowsOf, toBuffer } from '../../kernel/rows.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { OwnContact } from './compare-roster.ts'

const LEASE = 10 * MINUTE

/** Whoever is due first; for ten minutes nobody else reads them. */
export async function claimReadings(
  q: Queryable,
  { now, limit }: { now: Date; limit: number },
): Promise<{ employeeId: string; userid: string }[]> {
  const at = now.toISOString()
  const result = await q.execute(sql`
    with due as (
      select r.employee_id from roster_readings r
      where r.due_at <= ${at} and (r.leased_until is null or r.leased_until <= ${at})
      order by r.due_at limit ${limit} for update skip locked)
    update roster_readings r set leased_until = ${addMilliseconds(now, LEASE).toISOString()}
    from due, employees e
    where r.employee_id = due.employee_id and e.id = r.employee_id and e.userid is not null
      and e.status <> 'left'
    returning r.employee_id as "employeeId", e.userid`)
  return rowsOf<{ employeeId: string; userid: string }>(result)
}

/** Proofs by the contact themselves, or by HR who reached them; not the code on the employee's own screen. */
const PROVEN = sql`('contact_code', 'sms_reply', 'link', 'hr_reached')`

/** An employee's contacts of old and today with mobile numbers, the live ones first. */
export async function listOwnContacts(
  q: Queryable,
  vault: Vault,
  employeeId: string,
): Promise<OwnContact[]> {
  const result = await q.execute(sql`
    select id, name_sealed as name, relation, phone_sealed as phone, state in ('invalid', 'retired') as over,
      state in ('valid', 'due') and proof_kind in ${PROVEN} and (not shared or shared_confirmed_at is not null)
        as confirmed
    from contacts where employee_id = ${employeeId} and channel = 'mobile'
    order by state in ('invalid', 'retired'), position nulls last, id`)
  type Row = Omit<OwnContact, 'name' | 'phone'> & { name: unknown; phone: unknown }
  return rowsOf<Row>(result).map((row) => ({
    ...row,
    name: vault.open('name', toBuffer(row.name)),
    phone: vault.open('phone', toBuffer(row.phone)),
    confirmed: row.confirmed === true,
  }))
}
