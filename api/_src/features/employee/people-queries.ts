import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../../db/client.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import type { DepartmentRef, EmployeeRow, PersonRow } from './people.ts'

/** A number as it is kept; sealed in base64. */
export type KeptNumber = { phone_sealed: string; phone_hash: string; updated_at: string }

export type KnownPerson = {
  byNo: EmployeeRow | null
  byUserid: EmployeeRow | null
  /** By employee id and source, with a slash between; read only of rows that bring numbers. */
  numbers: ReadonlyMap<string, KeptNumber>
}

type Found = {
  i: number
  byNo: EmployeeRow | null
  byUserid: EmployeeRow | null
  numbers: Record<string, KeptNumber> | null
}

/** Whom the rows are about, in the rows' order. */
export async function findPeople(
  tx: Transaction,
  rows: readonly PersonRow[],
): Promise<KnownPerson[]> {
  const asked = rows.map((row, i) => ({
    i,
    no: row.employeeNo,
    userid: row.userid ?? null,
    numbers: Object.keys(row.numbers ?? {}).length > 0,
  }))
  const result = await tx.execute(sql`
    select g.i, to_jsonb(n) as "byNo", to_jsonb(u) as "byUserid",
      case when g.numbers then (
        select jsonb_object_agg(o.employee_id || '/' || o.source, jsonb_build_object('phone_sealed',
          encode(o.phone_sealed, 'base64'), 'phone_hash', o.phone_hash, 'updated_at', o.updated_at))
        from employee_numbers o where o.employee_id in (n.id, u.id)) end as numbers
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as g(i int, no text, userid text, numbers boolean)
    left join employees n on n.employee_no = g.no
    left join employees u on u.userid = g.userid`)
  const known: KnownPerson[] = rows.map(() => ({ byNo: null, byUserid: null, numbers: new Map() }))
  for (const { i, byNo, byUserid, numbers } of rowsOf<Found>(result))
    known[i] = { byNo, byUserid, numbers: new Map(Object.entries(numbers ?? {})) }
  return known
}

export type KnownDepartment = { id: string; site: string; name: string; external_id: string | null }

/** One word for a department however it is named. */
export function departmentKey(ref: DepartmentRef): string {
  return 'externalId' in ref ? `e ${ref.externalId}` : `n ${ref.site}\0${ref.name}`
}

/** The departments that the rows name, by departmentKey; the oldest of several with one site and name. */
export async function findDepartments(
  tx: Transaction,
  refs: readonly DepartmentRef[],
): Promise<Map<string, KnownDepartment>> {
  const named = refs.flatMap((ref) => ('name' in ref ? [ref] : []))
  const external = refs.flatMap((ref) => ('externalId' in ref ? [ref.externalId] : []))
  const found = new Map<string, KnownDepartment>()
  if (refs.length === 0) return found
  const result = await tx.execute(sql`
    select d.id, d.site, d.name, d.external_id from departments d
    where d.external_id = any(${arrayOf(external)}::text[])
    union all
    select d.id, d.site, d.name, null from departments d
    join jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as r(site text, name text)
      on r.site = d.site and r.name = d.name
    order by id desc`)
  for (const row of rowsOf<KnownDepartment>(result))
    found.set(departmentKey(row.external_id ? { externalId: row.external_id } : row), row)
  return found
}
