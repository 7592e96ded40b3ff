import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { announcing } from '../../kernel/outbox.ts'
import type { Way } from './delivery.ts'

const payload = sql`jsonb_build_object('deliveryId', id)`

/** A person has it. Announces `delivery.sent`. */
export async function saveSent(
  q: Queryable,
  deliveryId: string,
  sent: { responseCode: string | null; now: Date },
): Promise<void> {
  const at = sent.now.toISOString()
  await q.execute(sql`
    with sent as (
      update deliveries set state = 'sent', sent_at = ${at}, why = null,
        response_code = coalesce(${sent.responseCode}, response_code), response_code_at = ${at}
      where id = ${deliveryId} and state in ('sending', 'uncertain') returning id)
    ${announcing('delivery.sent', sent.now, payload)} from sent`)
}

/** To be tried again: `queued` = surely not sent, `uncertain` = may have arrived. */
export async function holdDelivery(
  q: Queryable,
  deliveryId: string,
  hold: { state: 'queued' | 'uncertain'; why: string | null; way?: Way },
): Promise<void> {
  await q.execute(sql`
    update deliveries set state = ${hold.state}, why = ${hold.why},
      channel = coalesce(${hold.way ?? null}, channel),
      claimed_at = case when ${hold.way !== undefined} then null else claimed_at end
    where id = ${deliveryId} and state in ('queued', 'sending', 'uncertain')`)
}

/** `dropped`: nobody needs it any more. `failed`: no way took it, which the administrator sees, and it is tried again. */
export async function endDelivery(
  q: Queryable,
  deliveryId: string,
  end: { state: 'dropped' | 'failed'; why: string; now: Date },
): Promise<undefined> {
  const trouble = JSON.stringify({ kind: 'alerts_undelivered', subject: 'no_way' })
  await q.execute(sql`
    with ended as (
      update deliveries set state = ${end.state}, why = ${end.why}
      where id = ${deliveryId} and state in ('queued', 'sending', 'uncertain') returning state)
    ${announcing('trouble.seen', end.now, sql`${trouble}::jsonb`)} from ended where state = 'failed'`)
}
