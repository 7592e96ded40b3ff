import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { Mail } from '../../ports/mailer.ts'
import type { SmtpOptions } from './options.ts'
import { messageIdOf, type SmtpFailure } from './translate.ts'
import { openTunnel } from './tunnel.ts'

/** One SMTP conversation per mail: rare mail is not worth connections that stay open. */
export type SmtpClient = {
  /** Rejects with SmtpFailed. */
  deliver(mail: Mail, date: Date): Promise<void>
}

export class SmtpFailed extends Error {
  readonly failure: SmtpFailure

  constructor(failure: SmtpFailure) {
    // a server's answer may repeat the address
    super('SMTP failed')
    this.name = 'SmtpFailed'
    this.failure = failure
  }
}

/** Loads nodemailer: once, at the first mail, never at a cold start. */
export async function loadClient(options: SmtpOptions): Promise<SmtpClient> {
  const { MailComposer, SMTPConnection } = await import('./sdk.ts')
  const { host, port, secure, auth, from, egressProxyUrl } = options
  const { connectTimeoutMs = 3_000, timeoutMs = 10_000 } = options

  function compose(mail: Mail, date: Date): Promise<Buffer> {
    const composed = new MailComposer({
      // an address is an address: never a list, never a line of its own
      from,
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      messageId: messageIdOf(mail.id, from.address),
      date,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return composed.compile().build()
  }

  /** Through the proxy, where there is one; from there on the conversation is the same. */
  async function reach(): Promise<{ connection?: Socket }> {
    if (egressProxyUrl === null) return {}
    try {
      return { connection: await openTunnel(egressProxyUrl, { host, port }, connectTimeoutMs) }
    } catch (error) {
      throw new SmtpFailed({ ...readFailure(error), begun: false })
    }
  }

  return {
    async deliver(mail, date) {
      const bytes = await compose(mail, date)
      const connection = new SMTPConnection({
        ...(await reach()),
        host,
        port,
        secure,
        requireTLS: auth !== null,
        connectionTimeout: connectTimeoutMs,
        greetingTimeout: connectTimeoutMs,
        dnsTimeout: connectTimeoutMs,
        socketTimeout: timeoutMs,
      })
      let begun = false
      // read from only once the server said that it takes the text
      const text = new Readable({
        read() {
          begun = true
          this.push(bytes)
          this.push(null)
        },
      })
      try {
        await new Promise<void>((resolve, reject) => {
          const done = (error?: Error | null) => (error ? reject(error) : resolve())
          connection.once('error', reject)
          connection.connect((error) => {
            if (error) return reject(error)
            const envelope = { from: from.address, to: [mail.to] }
            const send = () => connection.send(envelope, text, done)
            if (auth === null) return send()
            connection.login({ user: auth.user, pass: auth.pass }, (refused) =>
              refused ? reject(refused) : send(),
            )
          })
        })
        connection.quit()
      } catch (error) {
        connection.close()
        throw new SmtpFailed({ ...readFailure(error), begun })
      }
    },
  }
}

function readFailure(error: unknown): Omit<SmtpFailure, 'begun'> {
  const said = typeof error === 'object' && error !== null ? error : {}
  const field = (name: string): unknown => Reflect.get(said, name)
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const reply = field('responseCode')
  return {
    code: text(field('originalCode')) ?? text(field('code')) ?? 'unknown',
    step: text(field('command')),
    reply: typeof reply === 'number' ? reply : null,
  }
}
