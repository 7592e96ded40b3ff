import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../../db/client.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { PersonRow } from './staging-rows.ts'

/** Due on every clock: the demo's runs behind this machine's, and the command does not know it. */
export const AT_ONCE = new Date(0)

const employeePayload = sql`jsonb_build_object('employeeId', id)`

type Context = { importId: string; now: Date }

/** The file's people in a table of this transaction, so that each statement joins them and none is sent twice. */
export async function openPeopleTable(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    create temp table roster_people (id text, no text primary key, name text, site text, department text,
      superior text, status text, hired date, gone date, updated date,
      own bytea, own_hash text, pay bytea, pay_hash text) on commit drop`)
}

export async function fillPeopleTable(
  tx: Transaction,
  rows: readonly PersonRow[],
  now: Date,
): Promise<void> {
  const withIds = rows.map((row) => ({ ...row, id: newId('employee', now) }))
  await tx.execute(sql`
    insert into roster_people
    select id, no, name, site, department, superior, status, hired, gone, updated,
      decode(own, 'base64'), own_hash, decode(pay, 'base64'), pay_hash
    from jsonb_to_recordset(${JSON.stringify(withIds)}::jsonb) as r(id text, no text, name text, site text,
      department text, superior text, status text, hired date, gone date, updated date,
      own text, own_hash text, pay text, pay_hash text)`)
}

/** Departments that the file names and the database does not know, by site and name. */
export async function importDepartments(
  tx: Transaction,
  { importId, now }: Context,
): Promise<void> {
  const missing = rowsOf<{ site: string; name: string }>(
    await tx.execute(sql`
      select distinct p.site, p.department as name from roster_people p
      where p.department <> '' and not exists (
        select 1 from departments d where d.site = p.site and d.name = p.department)`),
  )
  const rows = missing.map((row) => ({ ...row, id: newId('department', now) }))
  await tx.execute(sql`
    with made as (
      insert into departments (id, name, site, created_at)
      select id, name, site, ${now.toISOString()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, name text, site text)
      returning id)
    insert into import_changes (import_id, kind, subject)
    select ${importId}, 'department', id from made`)
}

/**
 * New people are added; known ones get what the file says, and only if it says something else. What the file
 * leaves empty stays. Each change is noted with the row as it was.
 */
export async function importEmployees(
  tx: Transaction,
  { importId, now }: Context,
): Promise<{ added: number; changed: number }> {
  const at = now.toISOString()
  const changed = await tx.execute(sql`
    with wanted as (
      select e.id, to_jsonb(e) as before, p.name, coalesce(d.id, e.department_id) as department_id,
        coalesce(nullif(p.site, ''), e.site) as site, coalesce(p.superior, e.superior_no) as superior_no,
        p.status, coalesce(p.hired, e.hired_on) as hired_on,
        case when p.status = 'left' then coalesce(p.gone, e.left_on) end as left_on
      from roster_people p join employees e on e.employee_no = p.no
      left join lateral (select id from departments where site = p.site and name = p.department limit 1) d on true),
    changed as materialized (
      select w.* from wanted w join employees e on e.id = w.id
      where (e.name, e.department_id, e.site, e.superior_no, e.status, e.hired_on, e.left_on) is distinct from
        (w.name, w.department_id, w.site, w.superior_no, w.status, w.hired_on, w.left_on)),
    noted as (
      insert into import_changes (import_id, kind, subject, before)
      select ${importId}, 'employee', id, before from changed),
    touched as (${announcing('employee.touched', AT_ONCE, employeePayload)} from changed)
    update employees e set name = c.name, department_id = c.department_id, site = c.site,
      superior_no = c.superior_no, status = c.status, hired_on = c.hired_on, left_on = c.left_on, updated_at = ${at}
    from changed c where e.id = c.id returning e.id`)
  const added = await tx.execute(sql`
    with made as (
      insert into employees (id, employee_no, name, department_id, site, superior_no, status, hired_on, left_on,
        affirmed_at, created_at, updated_at)
      select p.id, p.no, p.name, d.id, p.site, p.superior, p.status, p.hired,
        case when p.status = 'left' then p.gone end, p.updated::timestamp at time zone 'Asia/Shanghai', ${at}, ${at}
      from roster_people p
      left join lateral (select id from departments where site = p.site and name = p.department limit 1) d on true
      where not exists (select 1 from employees e where e.employee_no = p.no)
      returning id)
    insert into import_changes (import_id, kind, subject)
    select ${importId}, 'employee', id from made returning subject`)
  return { added: rowsOf(added).length, changed: rowsOf(changed).length }
}

/**
 * The employees' own numbers; a number the file leaves empty stays as it was. Whoever has contacts, and every contact
 * with the old or the new number, is compared anew.
 */
export async function importNumbers(tx: Transaction, { importId, now }: Context): Promise<void> {
  const at = now.toISOString()
  await tx.execute(sql`
    with given as (
      select e.id, n.source, n.sealed, n.hash
      from roster_people p join employees e on e.employee_no = p.no
      cross join lateral (values ('attendance', p.own, p.own_hash), ('payroll', p.pay, p.pay_hash)) n(source, sealed, hash)
      where n.hash is not null),
    changed as materialized (
      select g.*, case when o.phone_hash is null then null else jsonb_build_object('phone_sealed',
        encode(o.phone_sealed, 'base64'), 'phone_hash', o.phone_hash, 'updated_at', o.updated_at) end as before
      from given g left join employee_numbers o on o.employee_id = g.id and o.source = g.source
      where o.phone_hash is distinct from g.hash),
    noted as (
      insert into import_changes (import_id, kind, subject, before)
      select ${importId}, 'number', id || '/' || source, before from changed
      where not exists (select 1 from import_changes i where i.import_id = ${importId}
        and i.kind = 'employee' and i.subject = changed.id and i.before is null)),
    touched as (${announcing('employee.touched', AT_ONCE, employeePayload)} from (
      select distinct id from changed where exists (select 1 from contacts c where c.employee_id = changed.id)) p),
    compared as (${announcing('contact.touched', AT_ONCE, sql`jsonb_build_object('contactId', id)`)} from (
      select distinct c.id from changed join contacts c
        on c.phone_hash in (changed.hash, changed.before ->> 'phone_hash') where c.state <> 'retired') c)
    insert into employee_numbers (employee_id, source, phone_sealed, phone_hash, updated_at)
    select id, source, sealed, hash, ${at} from changed
    on conflict (employee_id, source) do update
      set phone_sealed = excluded.phone_sealed, phone_hash = excluded.phone_hash, updated_at = excluded.updated_at`)
}
