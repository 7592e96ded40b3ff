import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'

/**
 * A button of a card was pressed: written down once, however often WeCom pushes it, with the code that can change the
 * card again. Whoever pressed a card has it, also where WeCom's answer to sending it got lost; and what was to be shown
 * on it is not there yet. Announces `card.pressed`, what it means is found out then, and `delivery.sent` where nobody
 * knew.
 */
export async function recordPress(
  core: Core,
  press: {
    key: string
    taskId: string
    userid: string
    buttonKey: string
    responseCode: string | null
  },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  const code = press.responseCode
  await core.db.execute(sql`
    with fresh as (
      insert into card_presses (key, task_id, userid, button_key, outcome, received_at)
      values (${press.key}, ${press.taskId}, ${press.userid}, ${press.buttonKey}, 'received', ${at})
      on conflict (key) do nothing returning key, task_id),
    held as (
      select d.id, d.state from fresh f join deliveries d on d.task_id = f.task_id
      join employees e on e.id = d.recipient_id and lower(e.userid) = lower(${press.userid}) for update of d),
    pressed as (
      update deliveries d set state = 'sent', channel = 'wecom', sent_at = coalesce(d.sent_at, ${at}), why = null,
        response_code = coalesce(${code}, d.response_code),
        response_code_at = case when ${code}::text is null then d.response_code_at else ${at} end,
        settled_at = case when ${code}::text is null then d.settled_at end
      from held where d.id = held.id returning d.id, held.state as was),
    told as (${announcing('delivery.sent', now, sql`jsonb_build_object('deliveryId', id)`)}
      from pressed where was <> 'sent')
    ${announcing('card.pressed', now, sql`jsonb_build_object('key', key)`)} from fresh`)
}
