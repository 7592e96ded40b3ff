import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'

export type Completion = { employeeNo: string; by: string; completedAt: string }

/** What another system is told of a joiner who is complete; null where they are not any more, or left. */
export async function findCompletion(
  db: Queryable,
  employeeId: string,
): Promise<Completion | null> {
  const result = await db.execute(sql`
    select e.employee_no as "employeeNo", o.completed_by as by, o.completed_at as "completedAt"
    from onboardings o join employees e on e.id = o.employee_id and e.status <> 'left'
    where o.employee_id = ${employeeId} and o.completed_at is not null`)
  const [row] = rowsOf<{ employeeNo: string; by: string; completedAt: unknown }>(result)
  const completedAt = toDate(row?.completedAt)
  return row && completedAt ? { ...row, completedAt: completedAt.toISOString() } : null
}
