import { createCircuit } from '../../kernel/circuit.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { MailerPort } from '../../ports/mailer.ts'
import type { ProviderHealth } from '../../ports/provider-health.ts'
import { loadClient, type SmtpClient, SmtpFailed } from './client.ts'
import type { SmtpOptions } from './options.ts'
import { isSmtpFailure, messageIdOf, PROVIDER, translateFailure } from './translate.ts'

export type Smtp = { mailer: MailerPort; health(): ProviderHealth }

/** E-mail through the company's own server, behind a circuit breaker, never sent twice by itself. */
export function createSmtp(options: SmtpOptions, { clock }: { clock: Clock }): Smtp {
  const circuit = createCircuit({ provider: PROVIDER, isFailure: isSmtpFailure })
  let loading: Promise<SmtpClient> | null = null
  function client(): Promise<SmtpClient> {
    loading ??= loadClient(options)
    return loading
  }

  return {
    mailer: {
      async send(mail) {
        const { deliver } = await client()
        await circuit.run(() =>
          deliver(mail, clock.now()).catch((error: unknown) => {
            throw error instanceof SmtpFailed ? translateFailure(error.failure) : error
          }),
        )
        return { messageId: messageIdOf(mail.id, options.from.address) }
      },
    },
    health: circuit.health,
  }
}
