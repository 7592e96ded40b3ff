import { and, eq, sql } from 'drizzle-orm'
import { webhooks } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { WebhooksPort } from '../../ports/webhooks.ts'

/** The receiver did not take it; `code` says why and names no address. */
export class WebhookNotTaken extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.name = 'WebhookNotTaken'
    this.code = code
  }
}

/**
 * Tells the other system; without one that is configured it waits, and nothing is tried. Throws WebhookNotTaken, so that
 * the outbox tries again later and later and after 25 attempts keeps it for a person. What was taken is not sent again.
 */
export async function sendWebhook(
  core: Core & { webhooks: WebhooksPort | null },
  { webhookId }: { webhookId: string },
): Promise<void> {
  if (!core.webhooks) return
  const [row] = await core.db
    .update(webhooks)
    .set({ attempts: sql`${webhooks.attempts} + 1` })
    .where(and(eq(webhooks.id, webhookId), eq(webhooks.state, 'queued')))
    .returning()
  if (!row) return
  const { id, event, createdAt, data } = row
  const body = JSON.stringify({ id, event, at: createdAt.toISOString(), data: JSON.parse(data) })
  try {
    await core.webhooks.send({ id, body })
  } catch (error) {
    throw error instanceof ProviderError ? new WebhookNotTaken(error.code) : error
  }
  await core.db
    .update(webhooks)
    .set({ state: 'sent', sentAt: core.clock.now() })
    .where(and(eq(webhooks.id, id), eq(webhooks.state, 'queued')))
}
