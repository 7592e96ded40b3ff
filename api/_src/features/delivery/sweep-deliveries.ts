import { sql } from 'drizzle-orm'
import { addMilliseconds } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'
import { RETRY_AFTER } from './delivery.ts'

/** What no way took begins again with the first way, ten minutes later at the earliest: nothing is given up. */
export async function sweepDeliveries(core: Core): Promise<void> {
  const now = core.clock.now()
  const before = addMilliseconds(now, -RETRY_AFTER).toISOString()
  await core.db.execute(sql`
    with again as (
      update deliveries set state = 'queued', channel = 'wecom', claimed_at = null
      where state = 'failed' and (claimed_at is null or claimed_at <= ${before})
        and not (kind = 'digest' and why = 'uncertain_too_long')
      returning id)
    ${announcing('delivery.queued', now, sql`jsonb_build_object('deliveryId', id)`)} from again`)
}
