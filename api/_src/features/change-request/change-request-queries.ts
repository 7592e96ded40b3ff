import { eq, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { changeRequests } from '../../../../db/schema/index.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { findDelegate } from './delegation-queries.ts'

export type ChangeRow = typeof changeRequests.$inferSelect

export async function findChange(
  db: Queryable,
  changeRequestId: string,
): Promise<ChangeRow | null> {
  const [row] = await db.select().from(changeRequests).where(eq(changeRequests.id, changeRequestId))
  return row ?? null
}

/**
 * Whose word an open request waits for: the manager, or who stands in for them; with HR the specialists of the
 * department, else the HR leads. Never the employee concerned; empty once it is decided.
 */
export async function listDeciders(
  db: Queryable,
  changeRequestId: string,
  now: Date,
): Promise<string[]> {
  const request = await findChange(db, changeRequestId)
  if (request?.state === 'with_manager' && request.deciderId) {
    const delegate = await findDelegate(db, request.deciderId, now)
    return [delegate && delegate !== request.employeeId ? delegate : request.deciderId]
  }
  if (request?.state !== 'with_hr') return []
  const result = await db.execute(sql`
    with recursive above as (
      select id, parent_id from departments where id = ${request.departmentId}
      union select d.id, d.parent_id from departments d join above on d.id = above.parent_id),
    people as (
      select distinct e.id, g.role from role_grants g
      join employees e on e.id = g.employee_id and e.status <> 'left'
      where g.ended_at is null and e.id <> ${request.employeeId}
        and (g.role = 'hr_lead' or (g.role = 'hr' and g.department_id in (select id from above))))
    select distinct id from people
    where role = 'hr' or not exists (select 1 from people where role = 'hr') order by id`)
  return rowsOf<{ id: string }>(result).map(({ id }) => id)
}
