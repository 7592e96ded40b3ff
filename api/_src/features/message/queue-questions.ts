import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { arrayOf } from '../../kernel/rows.ts'

/**
 * Decides that the SMS with each of these questions shall leave, in one statement however many they are: a
 * question asked twice queues one. Nothing is queued for a question that is no longer open, or while another
 * message of it still waits or may be on its way. Announces `message.queued`; hours and limits are looked at
 * when it is sent.
 */
export async function queueQuestions(
  core: Core,
  input: { challengeIds: readonly string[] },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  const messageIds = input.challengeIds.map(() => newId('message', now))
  await core.db.execute(sql`
    with fresh as (
      insert into messages (id, kind, contact_id, employee_id, challenge_id, phone_hash, once, asked, ask_now,
        form, state, due_at, created_at)
      select w.message_id, case q.kind when 'first' then 'notice' else q.kind end, q.contact_id, q.employee_id,
        q.id, q.phone_hash, q.id || ':ask', false, false, q.form, 'queued', ${at}, ${at}
      from unnest(${arrayOf(input.challengeIds)}::text[], ${arrayOf(messageIds)}::text[])
        as w(challenge_id, message_id)
      join challenges q on q.id = w.challenge_id and (q.state = 'open') is true
      where not exists (select 1 from messages m where m.contact_id = q.contact_id
        and m.challenge_id = q.id and not m.asked and m.state in ('queued', 'sending', 'uncertain'))
      order by q.id
      on conflict (once) do nothing returning id)
    ${announcing('message.queued', now, sql`jsonb_build_object('messageId', id)`)} from fresh`)
}
