import { ProviderError } from '../../kernel/provider-error.ts'
import type { MailerPort } from '../../ports/mailer.ts'

export type SmtpOptions = { url: string; from: string; timeoutMs?: number }

const PROVIDER = 'smtp'

/** E-mail by SMTP. The client is loaded with the first mail: most processes never send one. */
export function createSmtp({ url, from, timeoutMs = 10_000 }: SmtpOptions): MailerPort {
  return {
    async send({ to, subject, text, messageId }) {
      const { createTransport } = await import('nodemailer')
      const transport = createTransport({
        url,
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          messageId: `<${messageId}@${hostOf(from)}>`,
        })
      } catch (error) {
        throw translate(error)
      } finally {
        transport.close()
      }
    },
  }
}

function hostOf(address: string): string {
  return address.split('@').at(-1) ?? 'localhost'
}

/** A 5xx stays; what failed before the text was handed over was surely not sent. The server's words are left out. */
function translate(error: unknown): ProviderError {
  const { responseCode, command, code } = error as {
    responseCode?: number
    command?: string
    code?: string
  }
  if (responseCode !== undefined) {
    const kind = responseCode >= 500 ? 'rejected' : 'unavailable'
    return new ProviderError(kind, PROVIDER, String(responseCode))
  }
  const handedOver = command === 'DATA'
  return new ProviderError(handedOver ? 'uncertain' : 'unavailable', PROVIDER, code ?? 'failed')
}
