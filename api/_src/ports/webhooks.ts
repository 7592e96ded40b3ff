/**
 * Tells another system by a signed call (docs/integrations.md). Throws ProviderError: `rejected` = it answered and said
 * no, or may not be called; `unavailable` and `uncertain` = no answer. May arrive twice: the receiver goes by `id`.
 */
export type WebhooksPort = {
  send(webhook: Webhook): Promise<void>
}

export type Webhook = {
  /** The same for every attempt. */
  id: string
  /** JSON; no personal value. */
  body: string
}
