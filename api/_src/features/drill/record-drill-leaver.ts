import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { isWritten } from './drill-queries.ts'

/**
 * Somebody of a sample left the company before anybody was dialled or written to: that is not done any more, for that
 * reason. Who was sent an SMS counts as before: a rate without those of them who did not answer would be too good.
 */
export async function recordDrillLeaver(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  await core.db.execute(sql`
    update drill_people p set state = 'not_attempted', reason = 'left', held_until = null,
      ended_at = ${core.clock.now().toISOString()}, ended_by = null
    from drills d where d.id = p.drill_id and d.state = 'running' and p.employee_id = ${employeeId}
      and case when d.kind = 'sms' then p.state = 'waiting' and not ${isWritten(sql`p.id`)}
        else p.state in ('waiting', 'not_attempted') and p.dialled_at is null end`)
}
