import { ProviderError } from '../../api/_src/kernel/provider-error.ts'
import type { Webhook, WebhooksPort } from '../../api/_src/ports/webhooks.ts'

/** A receiver that takes what it is told, unless it is down. */
export type ScriptedWebhooks = WebhooksPort & {
  taken: Webhook[]
  isDown: boolean
  forget(): void
}

export function createScriptedWebhooks(): ScriptedWebhooks {
  const receiver: ScriptedWebhooks = {
    taken: [],
    isDown: false,
    async send(webhook) {
      if (receiver.isDown) throw new ProviderError('unavailable', 'webhook', 'ECONNREFUSED')
      receiver.taken.push(webhook)
    },
    forget() {
      receiver.taken = []
      receiver.isDown = false
    },
  }
  return receiver
}
