import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY, HOUR } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'

/** A receiver that was down for a weekend hears of it: what was not taken in six hours is tried anew every night for a week. */
export async function resendWebhooks(core: Core): Promise<void> {
  const now = core.clock.now()
  await core.db.execute(sql`
    ${announcing('webhook.queued', now, sql`jsonb_build_object('webhookId', id)`)} from webhooks
    where state = 'queued' and created_at < ${addMilliseconds(now, -6 * HOUR).toISOString()}
      and created_at > ${addMilliseconds(now, -7 * DAY).toISOString()}`)
}
