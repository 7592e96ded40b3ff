import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { AppError } from '../../kernel/app-error.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'

/** An employee of the caller's departments who is here. Throws AppError `not_found`, as for one that never was. */
export async function findScopedEmployee(
  db: Queryable,
  { employeeId, scope }: { employeeId: string; scope: Scope },
): Promise<{ id: string; employeeNo: string }> {
  const result = await db.execute(sql`
    select e.id, e.employee_no as "employeeNo" from employees e
    where e.id = ${employeeId} and e.status <> 'left' and ${inScope(scope, sql`e.department_id`)}`)
  const [employee] = rowsOf<{ id: string; employeeNo: string }>(result)
  if (!employee) throw new AppError('not_found')
  return employee
}
