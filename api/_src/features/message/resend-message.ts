import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { formsInOrder, rank } from './form-rank.ts'

/**
 * A carrier blocked this message: the same is said again in the next form of asking, once per form, if the
 * question is still open. Announces `message.queued`, or `message.failed` where there is no other form.
 */
export async function resendMessage(core: Core, input: { messageId: string }): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  await core.db.execute(sql`
    with blocked as (
      select m.*, (${formsInOrder})[greatest(${rank(sql`m.form`)} + 1, ${rank(sql`f.form`)})] as next_form
      from messages m
      join challenges h on h.id = m.challenge_id and h.state = 'open'
      left join carrier_forms f on f.carrier = m.carrier
      where m.id = ${input.messageId} and m.state = 'failed' and m.form is not null),
    fresh as (
      insert into messages (id, kind, contact_id, employee_id, challenge_id, phone_hash, once, asked, ask_now,
        form, state, due_at, created_at)
      select ${newId('message', now)}, kind, contact_id, employee_id, challenge_id, phone_hash,
        once || ':' || next_form, asked, ask_now, next_form, 'queued', ${at}, ${at}
      from blocked where next_form is not null
      on conflict (once) do nothing returning id),
    told as (${announcing('message.failed', now, sql`jsonb_build_object('messageId', id)`)}
      from blocked where next_form is null)
    ${announcing('message.queued', now, sql`jsonb_build_object('messageId', id)`)} from fresh`)
}
