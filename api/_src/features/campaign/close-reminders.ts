import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'

/** An employee left: no reminder waits for them, none is planned (design §9). Idempotent. */
export async function closeReminders(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  await core.db.execute(sql`
    with planned as (delete from reminder_plans where employee_id = ${employeeId})
    update campaign_members set closed_at = ${core.clock.now().toISOString()}, nudge_on = null
    where employee_id = ${employeeId} and answered_at is null and closed_at is null`)
}
