import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'

/** They say that their list is whole. Twice is once; false: there is nobody on it yet. */
export async function recordFinished(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<boolean> {
  const result = await core.db.execute(sql`
    update preboardings p set finished_at = coalesce(p.finished_at, ${core.clock.now().toISOString()})
    where p.employee_id = ${employeeId} and p.closed_at is null and exists (
      select 1 from contacts c where c.employee_id = p.employee_id and c.state not in ('invalid', 'retired'))
    returning 1`)
  return rowsOf(result).length > 0
}
