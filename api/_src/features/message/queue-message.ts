import { type SQL, sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'

/**
 * What shall be said after the question itself. `occasion` tells one press of 再发一次, or one
 * request for a link, from the next: the id of the job that brought it.
 */
export type MessageOrder =
  | { what: 'repeat'; challengeId: string }
  | { what: 'resend'; challengeId: string; askNow: boolean; occasion: string }
  | { what: 'new_link'; challengeId: string; occasion: string }
  | { what: 'code'; codeId: string }

const messagePayload = sql`jsonb_build_object('messageId', id)`

/**
 * Decides that an SMS shall leave, in one statement: the same order twice queues one. Nothing is queued for a
 * question that is no longer open, and no second one while another still waits or may be on its way; 现在发送
 * frees the one that waits. Announces `message.queued`; hours and limits are looked at when it is sent.
 */
export async function queueMessage(core: Core, order: MessageOrder): Promise<void> {
  if (order.what === 'code') return queueCode(core, order.codeId)
  const now = core.clock.now()
  const at = now.toISOString()
  const askNow = order.what === 'resend' && order.askNow
  await core.db.execute(sql`
    with question as (
      select id as challenge_id, contact_id, employee_id, phone_hash, form, ${order.what}::text as kind
      from challenges where id = ${order.challengeId} and ${openFor(order)}),
    freed as (
      update messages set ask_now = true, due_at = ${at}
      from question q where ${askNow} and messages.contact_id = q.contact_id and not messages.asked
        and messages.challenge_id = q.challenge_id and messages.state = 'queued'
      returning messages.id),
    fresh as (
      insert into messages (id, kind, contact_id, employee_id, challenge_id, phone_hash, once, asked, ask_now,
        form, state, due_at, created_at)
      select ${newId('message', now)}, q.kind, q.contact_id, q.employee_id, q.challenge_id, q.phone_hash,
        ${onceSql(order)}, ${order.what === 'new_link'}, ${askNow}, q.form, 'queued', ${at}, ${at}
      from question q
      where not exists (select 1 from messages w where w.contact_id = q.contact_id
        and w.challenge_id = q.challenge_id and not w.asked and ${order.what !== 'new_link'}
        and w.state in ('queued', 'sending', 'uncertain'))
      on conflict (once) do nothing returning id)
    ${announcing('message.queued', now, messagePayload)}
    from (select id from freed union all select id from fresh) queued`)
}

/** A contact who said yes may still ask for a link back to their answer. */
function openFor(order: { what: string }): SQL {
  return order.what === 'new_link' ? sql`state in ('open', 'confirmed')` : sql`state = 'open'`
}

function onceSql(order: { what: string; occasion?: string }): SQL {
  return sql`q.challenge_id || ${`:${order.what}:${order.occasion ?? ''}`}::text`
}

async function queueCode(core: Core, codeId: string): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  await core.db.execute(sql`
    with fresh as (
      insert into messages (id, kind, contact_id, employee_id, challenge_id, code_id, phone_hash, once, asked,
        state, due_at, created_at)
      select ${newId('message', now)},
        case k.purpose when 'confirm' then 'code' else k.purpose || '_code' end,
        c.id, c.employee_id, k.challenge_id, k.id, c.phone_hash, k.id, true, 'queued', ${at}, ${at}
      from challenge_codes k join contacts c on c.id = k.contact_id
      where k.id = ${codeId} and k.used_at is null
      on conflict (once) do nothing returning id)
    ${announcing('message.queued', now, messagePayload)} from fresh`)
}
