import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { arrayOf } from '../../kernel/rows.ts'

/**
 * Purged contacts are no longer known as whom a drill wrote to; what became of the employee in the sample stays. Whoever
 * still waits for such a contact stands apart. Idempotent.
 */
export async function purgeDrillMessages(
  core: Core,
  { contactIds }: { contactIds: readonly string[] },
): Promise<void> {
  await core.db.execute(sql`
    with gone as (
      delete from drill_messages where contact_id = any(${arrayOf(contactIds)}::text[]) returning drill_person_id)
    update drill_people p set state = 'not_attempted', reason = 'sms_not_sent',
      ended_at = ${core.clock.now().toISOString()}
    from gone where p.id = gone.drill_person_id and p.state = 'waiting'`)
}
