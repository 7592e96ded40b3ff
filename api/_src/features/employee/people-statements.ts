import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../../db/client.ts'
import { announcing } from '../../kernel/outbox.ts'
import { arrayOf } from '../../kernel/rows.ts'
import type { EmployeeRow, NumberSource } from './people.ts'

/** Whole rows: the new ones are added, the known ones take their place. */
export async function writeEmployees(tx: Transaction, rows: readonly EmployeeRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into employees
    select * from jsonb_populate_recordset(null::employees, ${JSON.stringify(rows)}::jsonb)
    on conflict (id) do update set employee_no = excluded.employee_no, userid = excluded.userid,
      name = excluded.name, department_id = excluded.department_id, site = excluded.site,
      superior_no = excluded.superior_no, status = excluded.status, hired_on = excluded.hired_on,
      left_on = excluded.left_on, updated_at = excluded.updated_at`)
}

export async function addDepartments(
  tx: Transaction,
  rows: readonly { id: string; site: string; name: string }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into departments (id, name, site, created_at)
    select id, name, site, ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, name text, site text)`)
}

/** One own number that is another one than before; sealed in base64. */
export type NumberChange = {
  id: string
  source: NumberSource
  sealed: string
  hash: string
  beforeHash: string | null
}

/**
 * Whoever has contacts, and every contact with the old or the new number, is compared anew. `ask`: whoever has another
 * attendance number than before, and named somebody, is asked about it (design §6, `own_number_changed`).
 */
export async function writeNumbers(
  tx: Transaction,
  changes: readonly NumberChange[],
  { now, at, ask }: { now: Date; at: Date; ask: boolean },
): Promise<void> {
  if (changes.length === 0) return
  const employee = sql`jsonb_build_object('employeeId', id)`
  await tx.execute(sql`
    with changed as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
        as r(id text, source text, sealed text, hash text, "beforeHash" text)),
    touched as (${announcing('employee.touched', at, employee)} from (
      select distinct id from changed where exists (select 1 from contacts c where c.employee_id = changed.id)) p),
    asked as (${announcing('employee.number_changed', at, employee)} from changed
      where ${ask} and source = 'attendance' and "beforeHash" is not null
        and exists (select 1 from employees e where e.id = changed.id and e.status <> 'left')
        and exists (select 1 from contacts c
          where c.employee_id = changed.id and c.state not in ('invalid', 'retired'))),
    compared as (${announcing('contact.touched', at, sql`jsonb_build_object('contactId', id)`)} from (
      select distinct c.id from changed join contacts c
        on c.phone_hash in (changed.hash, changed."beforeHash") where c.state <> 'retired') c)
    insert into employee_numbers (employee_id, source, phone_sealed, phone_hash, updated_at)
    select id, source, decode(sealed, 'base64'), hash, ${now.toISOString()} from changed
    on conflict (employee_id, source) do update
      set phone_sealed = excluded.phone_sealed, phone_hash = excluded.phone_hash, updated_at = excluded.updated_at`)
}

/** Who has an account for the first time, and has something that waited for it: of a whole company hardly anybody. */
export async function announceMatched(
  tx: Transaction,
  at: Date,
  employeeIds: readonly string[],
): Promise<void> {
  if (employeeIds.length === 0) return
  await tx.execute(sql`
    ${announcing('employee.matched', at, sql`jsonb_build_object('employeeId', m.id)`)}
    from unnest(${arrayOf(employeeIds)}::text[]) as m(id)
    where exists (select 1 from preboardings p where p.employee_id = m.id)
      or exists (select 1 from notices n where n.employee_id = m.id and n.state = 'queued')
      or exists (select 1 from onboardings o where o.employee_id = m.id and o.completed_at is null)`)
}
