import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'

export type NewWebhook = {
  event: 'onboarding.completed'
  employeeId: string
  /** Tells the same event apart from one at another time. */
  occasion: string
  /** Ids, codes and times. */
  data: Readonly<Record<string, string | null>>
}

/** Another system is to be told, once per occasion. Announces `webhook.queued`. Idempotent. */
export async function queueWebhook(core: Core, webhook: NewWebhook): Promise<void> {
  const { event, employeeId, occasion, data } = webhook
  const now = core.clock.now()
  await core.db.execute(sql`
    with fresh as (
      insert into webhooks (id, event, employee_id, occasion, data, state, created_at)
      values (${newId('webhook', now)}, ${event}, ${employeeId}, ${occasion}, ${JSON.stringify(data)}, 'queued',
        ${now.toISOString()})
      on conflict (event, employee_id, occasion) do nothing returning id)
    ${announcing('webhook.queued', now, sql`jsonb_build_object('webhookId', id)`)} from fresh`)
}
