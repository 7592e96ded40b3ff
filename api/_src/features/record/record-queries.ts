import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { ContactState, InvalidCause } from '../../../../shared/contact.ts'
import { rowsOf, toBuffer } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'

export type RecordEmployee = {
  id: string
  name: string
  employeeNo: string
  department: string | null
  site: string
}
export type RecordContact = {
  id: string
  nameSealed: Buffer
  phoneSealed: Buffer
  phoneHash: string
  relation: string
  order: number | null
  state: ContactState
  cause: InvalidCause | null
  shared: boolean
  carrier: string | null
  province: string | null
  city: string | null
  tenths: number | null
  employee: RecordEmployee
}

/** The contact of an employee in scope who is still there; null for every other, and for none at all. */
export async function findRecord(
  db: Queryable,
  contactId: string,
  scope: Scope,
): Promise<RecordContact | null> {
  const [found] = await listRecords(
    db,
    sql`c.id = ${contactId} and ${inScope(scope, sql`e.department_id`)}`,
  )
  return found ?? null
}

/** All contacts that an employee has or had, those in a place first. */
export function listRecordsOf(db: Queryable, employeeId: string): Promise<RecordContact[]> {
  return listRecords(db, sql`c.employee_id = ${employeeId}`)
}

async function listRecords(db: Queryable, where: SQL): Promise<RecordContact[]> {
  const result = await db.execute(sql`
    select c.id, c.name_sealed as name, c.phone_sealed as phone, c.phone_hash as "phoneHash", c.relation,
      c.position as "order", c.state, c.cause, c.shared, n.carrier, n.province, n.city, s.tenths,
      e.id as "employeeId", e.name as "employeeName", e.employee_no as "employeeNo", d.name as department, e.site
    from contacts c
    join employees e on e.id = c.employee_id and e.status <> 'left'
    left join departments d on d.id = e.department_id
    left join numbers n on n.phone_hash = c.phone_hash
    left join scores s on s.contact_id = c.id
    where ${where}
    order by c.state = 'retired', c.position nulls last, c.created_at desc limit 100`)
  return rowsOf<Found>(result).map(readFound)
}

/** An employee in scope who is still there; null for every other, and for none at all. */
export async function findRecordEmployee(
  db: Queryable,
  employeeId: string,
  scope: Scope,
): Promise<RecordEmployee | null> {
  const result = await db.execute(sql`
    select e.id, e.name, e.employee_no as "employeeNo", d.name as department, e.site
    from employees e left join departments d on d.id = e.department_id
    where e.id = ${employeeId} and e.status <> 'left' and ${inScope(scope, sql`e.department_id`)}`)
  return rowsOf<RecordEmployee>(result)[0] ?? null
}

/** Coverage as it is kept for gate, dashboard, worklist and record alike (design §3). */
export async function findCoverage(
  db: Queryable,
  employeeId: string,
): Promise<{ counts: number; nearRelative: boolean } | null> {
  const result = await db.execute(sql`
    select counts, near_relative as "nearRelative" from coverages where employee_id = ${employeeId}`)
  return rowsOf<{ counts: number; nearRelative: boolean }>(result)[0] ?? null
}

type Found = Omit<RecordContact, 'nameSealed' | 'phoneSealed' | 'employee'> &
  Omit<RecordEmployee, 'id' | 'name'> & {
    name: unknown
    phone: unknown
    employeeId: string
    employeeName: string
  }

function readFound(row: Found): RecordContact {
  const { name, phone, employeeId, employeeName, employeeNo, department, site, ...contact } = row
  return {
    ...contact,
    nameSealed: toBuffer(name),
    phoneSealed: toBuffer(phone),
    employee: { id: employeeId, name: employeeName, employeeNo, department, site },
  }
}
