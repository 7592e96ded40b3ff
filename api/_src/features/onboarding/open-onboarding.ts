import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { type Hours, nextOpening } from '../../kernel/hours.ts'

/** Nobody's phone rings at night; whoever is complete by the morning is not asked at all. */
export const joinerHours: Hours = { from: 8, to: 21, workdaysOnly: false }

/**
 * Somebody joins, or comes back: from now on they are reminded until the gate is passed. Only of whom the source says
 * that they are joining; whoever works here already is no joiner, however new they are to us. Idempotent.
 */
export async function openOnboarding(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  const at = core.clock.now()
  const now = at.toISOString()
  const remindAt = nextOpening(at, joinerHours).toISOString()
  await core.db.execute(sql`
    insert into onboardings (employee_id, opened_at, remind_at)
    select id, ${now}, ${remindAt} from employees where id = ${employeeId} and status = 'onboarding'
    on conflict (employee_id) do update set opened_at = excluded.opened_at, remind_at = excluded.remind_at,
      reminders = 0, completed_at = null, completed_by = null
    where onboardings.completed_at is not null or onboardings.remind_at is null`)
}
