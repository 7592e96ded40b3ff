import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'

export type ApprovalCard = { changeRequestId: string; recipientId: string; occasion: string }

/**
 * A change request is put to somebody: one card with 同意 and 不同意 per request, person and
 * `occasion` (asked, reminded, asked again). A press announces
 * `change_request.pressed`. Idempotent.
 */
export async function queueApprovalCard(
  core: Core,
  { changeRequestId, recipientId, occasion }: ApprovalCard,
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  const id = newId('delivery', now)
  await core.db.execute(sql`
    with fresh as (
      insert into deliveries (id, kind, recipient_id, subject, change_request_id, channel, state, task_id, due_at,
        created_at)
      values (${id}, 'approval', ${recipientId}, ${`${changeRequestId}:${occasion}`}, ${changeRequestId}, 'wecom', 'queued', ${id},
        ${at}, ${at})
      on conflict (recipient_id, kind, subject) do nothing returning id)
    ${announcing('delivery.queued', now, sql`jsonb_build_object('deliveryId', id)`)} from fresh`)
}
