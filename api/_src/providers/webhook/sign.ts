import { createHmac } from 'node:crypto'

/**
 * `t=<unix seconds>,v1=<hex>[,v1=<hex>]`: HMAC-SHA-256 over `<t>.<body>`, one per secret, so that a secret can be
 * changed while both are known (docs/integrations.md).
 */
export function signWebhook(secrets: readonly string[], at: Date, body: string): string {
  const t = Math.floor(at.getTime() / 1000)
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${t}.${body}`).digest('hex'),
  )
  return [`t=${t}`, ...signatures.map((signature) => `v1=${signature}`)].join(',')
}
