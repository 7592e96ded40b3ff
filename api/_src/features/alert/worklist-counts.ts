import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'

/** Beyond this nobody counts: the screen says 10000+. */
const MOST_COUNTED = 10_001

/** How many employees wait, are overdue, are due by `endOfDay`: read along an index, and never more than 10,001 of them. */
export async function countWorklist(
  q: Queryable,
  scope: Scope,
  times: { now: Date; endOfDay: Date },
): Promise<{ open: number; overdue: number; dueToday: number }> {
  const now = times.now.toISOString()
  const result = await q.execute(sql`
    select count(*)::int as open, (count(*) filter (where due_at < ${now}))::int as overdue,
      (count(*) filter (where due_at >= ${now} and due_at < ${times.endOfDay.toISOString()}))::int as "dueToday"
    from (select due_at from worklist_rows where ${inScope(scope, sql`department_id`)} limit ${MOST_COUNTED}) waiting`)
  const [counts] = rowsOf<{ open: number; overdue: number; dueToday: number }>(result)
  return counts ?? { open: 0, overdue: 0, dueToday: 0 }
}

/** The first of these counts alone. */
export async function countWaitingEmployees(q: Queryable, scope: Scope): Promise<number> {
  const result = await q.execute(sql`
    select count(*)::int as count
    from (select from worklist_rows where ${inScope(scope, sql`department_id`)} limit ${MOST_COUNTED}) waiting`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}
