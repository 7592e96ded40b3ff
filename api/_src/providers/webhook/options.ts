export type WebhookOptions = {
  /** The whole address that is called. */
  url: string
  /** Newest first; each signs. */
  secrets: readonly string[]
  /** May the address lead inside: the HR core stands in the company's own network? */
  toPrivateAddresses: boolean
  egressProxyUrl: string | null
}
