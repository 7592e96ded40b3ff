import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'

/** Somebody of a sample left the company before anybody was dialled: they are not called any more, for that reason. */
export async function recordDrillLeaver(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  await core.db.execute(sql`
    update drill_people p set state = 'not_attempted', reason = 'left', held_until = null,
      ended_at = ${core.clock.now().toISOString()}, ended_by = null
    from drills d where d.id = p.drill_id and d.state = 'running' and p.employee_id = ${employeeId}
      and p.state in ('waiting', 'not_attempted') and p.dialled_at is null`)
}
