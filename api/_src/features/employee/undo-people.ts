import { type SQL, sql } from 'drizzle-orm'
import type { TxCore } from '../../kernel/core.ts'
import { takeTurn } from '../../kernel/in-turn.ts'
import { announcing } from '../../kernel/outbox.ts'
import type { PeopleNote } from './people.ts'

/**
 * Puts people, numbers and departments back as the notes of savePeople say they were; what was not there goes, except
 * somebody who named a contact meanwhile and a department in which somebody is. In pieces: numbers first, then
 * employees, then departments. Whatever was compared with what now goes is compared anew.
 */
export async function undoPeople(
  t: TxCore,
  { notes, at = t.now }: { notes: readonly PeopleNote[]; at?: Date },
): Promise<void> {
  await takeTurn(t, 'people')
  const given = sql`jsonb_to_recordset(${JSON.stringify(notes)}::jsonb)
    as i(kind text, subject text, before jsonb)`
  await touchPutBack(t, given, at)
  await t.tx.execute(sql`
    delete from employee_numbers n using ${given}
    where i.kind = 'number' and i.before is null
      and split_part(i.subject, '/', 1) = n.employee_id and split_part(i.subject, '/', 2) = n.source`)
  await t.tx.execute(sql`
    update employee_numbers n set phone_sealed = decode(i.before->>'phone_sealed', 'base64'),
      phone_hash = i.before->>'phone_hash', updated_at = (i.before->>'updated_at')::timestamptz
    from ${given} where i.kind = 'number' and i.before is not null
      and split_part(i.subject, '/', 1) = n.employee_id and split_part(i.subject, '/', 2) = n.source`)
  await t.tx.execute(sql`
    update employees e set name = b.name, department_id = b.department_id, site = b.site,
      superior_no = b.superior_no, status = b.status, hired_on = b.hired_on, left_on = b.left_on,
      updated_at = b.updated_at
    from ${given} cross join lateral jsonb_populate_record(null::employees, i.before) b
    where i.kind = 'employee' and i.before is not null and i.subject = e.id`)
  await t.tx.execute(sql`
    with gone as (
      delete from employees e using ${given}
      where i.kind = 'employee' and i.before is null and i.subject = e.id
        and not exists (select 1 from contacts c where c.employee_id = e.id)
      returning e.id)
    delete from employee_numbers n using gone where n.employee_id = gone.id`)
  await t.tx.execute(sql`
    delete from departments d using ${given}
    where i.kind = 'department' and i.before is null and i.subject = d.id
      and not exists (select 1 from employees e where e.department_id = d.id)`)
}

async function touchPutBack({ tx }: TxCore, given: SQL, at: Date): Promise<void> {
  await tx.execute(sql`
    with people as (
      select distinct split_part(subject, '/', 1) as id from ${given}
      where kind in ('number', 'employee') and before is not null),
    touched as (${announcing('employee.touched', at, sql`jsonb_build_object('employeeId', id)`)} from people),
    compared as (
      select distinct c.id from ${given}
      join employee_numbers n on n.employee_id = split_part(i.subject, '/', 1)
      join contacts c on c.phone_hash in (n.phone_hash, i.before ->> 'phone_hash') and c.state <> 'retired'
      where i.kind = 'number' or (i.kind = 'employee' and i.before is null))
    ${announcing('contact.touched', at, sql`jsonb_build_object('contactId', id)`)} from compared`)
}
