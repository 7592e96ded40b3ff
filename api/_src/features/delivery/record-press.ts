import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'

/**
 * A button of a card was pressed: written down once, however often WeCom pushes it, with the code that can change the
 * card again. Announces `card.pressed`; what it means is found out then.
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
  await core.db.execute(sql`
    with fresh as (
      insert into card_presses (key, task_id, userid, button_key, outcome, received_at)
      values (${press.key}, ${press.taskId}, ${press.userid}, ${press.buttonKey}, 'received', ${at})
      on conflict (key) do nothing returning key, task_id),
    coded as (
      update deliveries d set response_code = ${press.responseCode}, response_code_at = ${at}
      from fresh f, employees e where d.task_id = f.task_id and e.id = d.recipient_id
        and lower(e.userid) = lower(${press.userid}) and ${press.responseCode}::text is not null
      returning d.id)
    ${announcing('card.pressed', now, sql`jsonb_build_object('key', key)`)} from fresh`)
}
