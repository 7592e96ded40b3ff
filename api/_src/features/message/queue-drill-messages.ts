import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { arrayOf } from '../../kernel/rows.ts'

/**
 * Decides that the SMS of a drill shall leave, in one statement however many they are: the same twice queues one.
 * Announces `message.queued`; hours, limits and whether the drill still runs are looked at when it is sent.
 */
export async function queueDrillMessages(
  core: Core,
  input: { drillMessageIds: readonly string[] },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  const messageIds = input.drillMessageIds.map(() => newId('message', now))
  await core.db.execute(sql`
    with fresh as (
      insert into messages (id, kind, contact_id, employee_id, drill_message_id, phone_hash, once, asked, ask_now,
        state, due_at, created_at)
      select w.message_id, 'drill', d.contact_id, d.employee_id, d.id, c.phone_hash, d.id, false, false,
        'queued', ${at}, ${at}
      from unnest(${arrayOf(input.drillMessageIds)}::text[], ${arrayOf(messageIds)}::text[])
        as w(drill_message_id, message_id)
      join drill_messages d on d.id = w.drill_message_id
      join contacts c on c.id = d.contact_id
      order by d.id
      on conflict (once) do nothing returning id)
    ${announcing('message.queued', now, sql`jsonb_build_object('messageId', id)`)} from fresh`)
}
