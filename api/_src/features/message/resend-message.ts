import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'

/**
 * A carrier blocked this message and has moved to another form of asking: the same is said again, once per
 * form, if the question is still open. The form itself is chosen when it is sent. Announces `message.queued`.
 */
export async function resendMessage(core: Core, input: { messageId: string }): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  await core.db.execute(sql`
    with fresh as (
      insert into messages (id, kind, contact_id, employee_id, challenge_id, phone_hash, once, asked, ask_now,
        form, state, due_at, created_at)
      select ${newId('message', now)}, m.kind, m.contact_id, m.employee_id, m.challenge_id, m.phone_hash,
        m.once || ':' || f.form, m.asked, m.ask_now, f.form, 'queued', ${at}, ${at}
      from messages m
      join challenges h on h.id = m.challenge_id and h.state = 'open'
      join carrier_forms f on f.carrier = m.carrier
      where m.id = ${input.messageId} and m.state = 'failed'
      on conflict (once) do nothing returning id)
    ${announcing('message.queued', now, sql`jsonb_build_object('messageId', id)`)} from fresh`)
}
