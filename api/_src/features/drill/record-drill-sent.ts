import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'
import { arrayOf } from '../../kernel/rows.ts'

/**
 * Some of these messages may be SMS of a drill that left: the 48 hours of those begin, and it is announced, once, that the
 * employee is to hear of it.
 */
export async function recordDrillSent(
  core: Core,
  { messageIds }: { messageIds: readonly string[] },
): Promise<void> {
  const now = core.clock.now()
  await core.db.execute(sql`
    with sent as (
      update drill_messages d set sent_at = m.sent_at from messages m
      where m.id = any(${arrayOf(messageIds)}::text[]) and m.drill_message_id = d.id
        and m.sent_at is not null and d.sent_at is null
      returning d.drill_person_id),
    told as (
      update drill_people p set told_at = ${now.toISOString()} from sent
      where p.id = sent.drill_person_id and p.told_at is null returning p.id)
    ${announcing('drill.person_written', now, sql`jsonb_build_object('drillPersonId', id)`)} from told`)
}
