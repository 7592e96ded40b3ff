import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { nextOpening } from '../../kernel/hours.ts'
import { joinerHours } from './open-onboarding.ts'

/** A joiner who could not be told before is in WeCom now: whoever is not complete is reminded in the next hours. Idempotent. */
export async function resumeReminders(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  const at = nextOpening(core.clock.now(), joinerHours).toISOString()
  await core.db.execute(sql`
    update onboardings set remind_at = least(remind_at, ${at}::timestamptz)
    where employee_id = ${employeeId} and completed_at is null and remind_at is not null and reminders = 0`)
}
