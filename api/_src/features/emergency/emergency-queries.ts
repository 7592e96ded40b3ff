import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { EmergencyOutcome } from '../../../../shared/emergency.ts'
import { arrayOf, rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import type { CallFacts } from './order.ts'

type ContactOnCard = CallFacts & {
  employeeId: string
  channel: 'mobile' | 'other'
  relation: string
  nameSealed: Buffer
  phoneSealed: Buffer
}
type ContactRow = Omit<
  ContactOnCard,
  'proofAt' | 'screenProofAt' | 'checkedAt' | 'nameSealed' | 'phoneSealed' | 'lastCall'
> & {
  proofAt: unknown
  screenProofAt: unknown
  checkedAt: unknown
  nameSealed: unknown
  phoneSealed: unknown
  lastOutcome: EmergencyOutcome | null
  lastCallAt: unknown
}

/** All live contacts of employees, and the dead numbers, with what decides their order. */
export async function listContactsOnCards(
  db: Queryable,
  employeeIds: readonly string[],
): Promise<ContactOnCard[]> {
  const result = await db.execute(sql`
    select c.id, c.employee_id as "employeeId", c.channel, c.state, c.cause, c.position, c.relation, c.proof_at as "proofAt",
      c.screen_proof_at as "screenProofAt", c.name_sealed as "nameSealed", c.phone_sealed as "phoneSealed",
      (c.shared or exists (select 1 from employee_numbers n
        where n.employee_id = c.employee_id and n.phone_hash = c.phone_hash)) as shared,
      c.shared_confirmed_at is not null as "sharedConfirmed", s.tenths,
      n.status as "numberStatus", n.checked_at as "checkedAt", n.stopped_at is not null as stopped,
      call.outcome as "lastOutcome", call.at as "lastCallAt"
    from contacts c
    left join scores s on s.contact_id = c.id
    left join numbers n on n.phone_hash = c.phone_hash
    left join lateral (
      (select o.outcome, o.at from emergency_outcomes o
        where o.contact_id = c.id and o.outcome <> 'dialled' and ${standing(sql`o.id`)}
        order by o.at desc, o.id desc limit 1)
      union all
      (select o.outcome, o.at from drill_calls o
        where o.contact_id = c.id and o.outcome <> 'dialled'
          and not exists (select 1 from drill_calls later where later.replaces_id = o.id)
        order by o.id desc limit 1)
      order by at desc limit 1) call on true
    where c.employee_id = any(${arrayOf(employeeIds)}::text[]) and c.state <> 'retired'
      and (c.state <> 'invalid' or c.cause = 'dead')`)
  return rowsOf<ContactRow>(result).map(({ lastOutcome, lastCallAt, ...row }) => {
    const at = toDate(lastCallAt)
    return {
      ...row,
      proofAt: toDate(row.proofAt),
      screenProofAt: toDate(row.screenProofAt),
      checkedAt: toDate(row.checkedAt),
      nameSealed: toBuffer(row.nameSealed),
      phoneSealed: toBuffer(row.phoneSealed),
      lastCall: lastOutcome && at ? { outcome: lastOutcome, at } : null,
    }
  })
}

/** An outcome that nobody corrected since. */
export function standing(id: SQL): SQL {
  return sql`not exists (select 1 from emergency_outcomes later where later.replaces_id = ${id})`
}

type OutcomeRow = {
  id: string
  contactId: string
  outcome: EmergencyOutcome
  by: string
  /** ISO 8601. */
  at: string
}

/** What the calls of one card led to, the latest last; what was corrected is left out. */
export async function findOutcomes(db: Queryable, emergencyId: string): Promise<OutcomeRow[]> {
  const result = await db.execute(sql`
    select o.id, o.contact_id as "contactId", o.outcome, e.name as by, o.at
    from emergency_outcomes o join employees e on e.id = o.actor_id
    where o.emergency_id = ${emergencyId} and ${standing(sql`o.id`)}
    order by o.at, o.id`)
  return rowsOf<Omit<OutcomeRow, 'at'> & { at: unknown }>(result).map((row) => ({
    ...row,
    at: toDate(row.at)?.toISOString() ?? '',
  }))
}

/** Whoever leads the employee's department, or the nearest one above, and is still here; not the employee. */
export async function findLeader(
  db: Queryable,
  employeeId: string,
): Promise<{ name: string; phoneSealed: Buffer | null } | null> {
  const result = await db.execute(sql`
    with recursive above as (
      select d.id, d.parent_id, d.leader_id, 0 as height
      from departments d join employees e on e.department_id = d.id where e.id = ${employeeId}
      union all
      select d.id, d.parent_id, d.leader_id, above.height + 1
      from departments d join above on d.id = above.parent_id where above.height < 30)
    select l.name, (
      select n.phone_sealed from employee_numbers n where n.employee_id = l.id
      order by array_position(array['wecom', 'attendance', 'payroll', 'hr_core', 'talent_pool'], n.source) limit 1
    ) as phone
    from above join employees l on l.id = above.leader_id and l.status <> 'left'
    where l.id <> ${employeeId} order by above.height limit 1`)
  const [row] = rowsOf<{ name: string; phone: unknown }>(result)
  return row
    ? { name: row.name, phoneSealed: row.phone === null ? null : toBuffer(row.phone) }
    : null
}
