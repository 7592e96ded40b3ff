import { isIP } from 'node:net'
import { createCircuit } from '../../kernel/circuit.ts'
import type { Clock } from '../../kernel/clock.ts'
import { createHttpClient, HttpFailure } from '../../kernel/http-client.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { ProviderHealth } from '../../ports/provider-health.ts'
import type { WebhooksPort } from '../../ports/webhooks.ts'
import type { WebhookOptions } from './options.ts'
import { isPublicAddress, publicLookup } from './public-address.ts'
import { signWebhook } from './sign.ts'

const PROVIDER = 'webhook'
const TIMEOUT = 10_000

export type WebhookCaller = {
  webhooks: WebhooksPort
  health(): ProviderHealth
  close(): Promise<void>
}

/** Calls the company's own system, signed. Taken is a 2xx; a redirect is not followed. */
export function createWebhooks(
  { url, secrets, toPrivateAddresses, egressProxyUrl }: WebhookOptions,
  { clock }: { clock: Clock },
): WebhookCaller {
  const { origin, pathname, search, hostname } = new URL(url)
  const circuit = createCircuit({ provider: PROVIDER, isFailure: () => true })
  const client = createHttpClient({
    proxyUrl: egressProxyUrl,
    connectTimeoutMs: 3_000,
    timeoutMs: TIMEOUT,
    maxConnections: 4,
    ...(toPrivateAddresses ? {} : { lookup: publicLookup }),
  })
  // a written address is never looked up
  const literal = hostname.replace(/^\[|\]$/g, '')
  const leadsInside = isIP(literal) > 0 && !isPublicAddress(literal)

  return {
    webhooks: {
      async send({ id, body }) {
        if (leadsInside && !toPrivateAddresses)
          throw new ProviderError('rejected', PROVIDER, 'private_address')
        const headers = {
          'content-type': 'application/json',
          'user-agent': 'jinlian-webhook',
          'x-jinlian-delivery': id,
          'x-jinlian-signature': signWebhook(secrets, clock.now(), body),
        }
        const path = `${pathname}${search}`
        await circuit.run(async () => {
          const { status } = await client
            .send({ method: 'POST', origin, path, headers, body })
            .catch((error: unknown) => {
              throw error instanceof HttpFailure
                ? new ProviderError(error.sent ? 'uncertain' : 'unavailable', PROVIDER, error.code)
                : error
            })
          if (status < 200 || status > 299)
            throw new ProviderError('rejected', PROVIDER, `http_${status}`)
        })
      },
    },
    health: circuit.health,
    close: client.close,
  }
}
