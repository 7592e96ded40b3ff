import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'

export type Account = { employeeId: string; userid: string | null }

/** Employees by 工号, with their WeCom accounts; who does not exist is left out. */
export async function findAccounts(
  db: Queryable,
  employeeNos: readonly string[],
): Promise<Map<string, Account>> {
  const result = await db.execute(sql`
    select e.employee_no as "employeeNo", e.id as "employeeId", e.userid
    from employees e where e.employee_no = any(${arrayOf(employeeNos)}::text[])`)
  return new Map(
    rowsOf<Account & { employeeNo: string }>(result).map(({ employeeNo, ...account }) => [
      employeeNo,
      account,
    ]),
  )
}
