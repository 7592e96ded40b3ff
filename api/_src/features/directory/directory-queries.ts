import { sql } from 'drizzle-orm'
import type { Queryable, Transaction } from '../../../../db/client.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import type { KnownEmployee } from './member-row.ts'

const PAGE = 2_000

const KNOWN = sql`e.id, e.employee_no as "employeeNo", e.userid, e.name, e.status = 'left' as left,
  d.external_id as "departmentExternalId", e.superior_no as "superiorNo"`

/** Everybody whom the directory may be about, leavers included, page by page. */
export async function visitKnownEmployees(
  q: Queryable,
  visit: (employee: KnownEmployee) => void,
): Promise<void> {
  for (let after = ''; ; ) {
    const result = await q.execute(sql`
      select ${KNOWN} from employees e left join departments d on d.id = e.department_id
      where e.id > ${after} order by e.id limit ${PAGE}`)
    const page = rowsOf<KnownEmployee>(result)
    for (const employee of page) visit(employee)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.id
  }
}

/** Those with these accounts, or 工号, and whoever of this name has no account. */
export async function findKnownEmployees(
  q: Queryable,
  about: { userids: readonly string[]; employeeNos: readonly string[]; name: string | null },
): Promise<KnownEmployee[]> {
  const result = await q.execute(sql`
    select ${KNOWN} from employees e left join departments d on d.id = e.department_id
    where userid = any(${arrayOf(about.userids)}::text[])
      or employee_no = any(${arrayOf(about.employeeNos)}::text[])
      or (userid is null and e.name = ${about.name})`)
  return rowsOf<KnownEmployee>(result)
}

/** Accounts that the directory saw leave; of whom is forgotten, the employee's id. */
export async function listLeavers(q: Queryable): Promise<Set<string>> {
  const result = await q.execute(sql`select userid from directory_leavers`)
  return new Set(rowsOf<{ userid: string }>(result).map(({ userid }) => userid))
}

export async function listLeaversAmong(
  q: Queryable,
  names: readonly string[],
): Promise<Set<string>> {
  const result = await q.execute(
    sql`select userid from directory_leavers where userid = any(${arrayOf(names)}::text[])`,
  )
  return new Set(rowsOf<{ userid: string }>(result).map(({ userid }) => userid))
}

/** The directory saw them leave. */
export async function noteLeavers(
  tx: Transaction,
  leavers: readonly { userid: string; employeeId: string }[],
  now: Date,
): Promise<void> {
  if (leavers.length === 0) return
  await tx.execute(sql`
    insert into directory_leavers (userid, employee_id, at)
    select userid, "employeeId", ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(leavers)}::jsonb) as r(userid text, "employeeId" text)
    on conflict (userid) do update set employee_id = excluded.employee_id, at = excluded.at`)
}

/** They are back; by account, or by id of whom was forgotten. */
export async function forgetLeavers(tx: Transaction, userids: readonly string[]): Promise<void> {
  if (userids.length === 0) return
  await tx.execute(
    sql`delete from directory_leavers where userid = any(${arrayOf(userids)}::text[])`,
  )
}

/** Is a reading of the whole directory under way? What it read may be older than what a callback tells now. */
export async function isSyncRunning(q: Queryable, now: Date): Promise<boolean> {
  const result = await q.execute(sql`
    select 1 from directory_syncs
    where ended_at is null and state = 'running' and leased_until > ${now.toISOString()}`)
  return rowsOf(result).length > 0
}

/** WeCom's ids of the departments that are known here, of these. */
export async function findDepartmentIds(
  q: Queryable,
  externalIds: readonly string[],
): Promise<Set<string>> {
  const result = await q.execute(sql`
    select external_id as id from departments where external_id = any(${arrayOf(externalIds)}::text[])`)
  return new Set(rowsOf<{ id: string }>(result).map(({ id }) => id))
}
