import { ProviderError } from '../../kernel/provider-error.ts'

export const PROVIDER = 'smtp'

/** What is known of a conversation that failed: codes only, never the server's text, which may repeat the address. */
export type SmtpFailure = {
  /** nodemailer's or the system's: `EENVELOPE`, `ECONNREFUSED`. */
  code: string
  /** The command that was answered: `MAIL FROM`, `RCPT TO`, `DATA`, `AUTH PLAIN`. */
  step: string | null
  /** The server's reply, e.g. 550; null where none came. */
  reply: number | null
  /** The server had said 354: from here on the text may have been taken. */
  begun: boolean
}

/** How long a fault that a person must mend keeps us from asking again. */
const MEND_PAUSE = 10 * 60_000

/**
 * RFC 5321 §4.2.1: a 4xx or 5xx reply to the text means that it was not taken. Without a reply it may have been,
 * once it was begun.
 */
export function translateFailure({ code, step, reply, begun }: SmtpFailure): ProviderError {
  if (code === 'EAUTH' || step?.startsWith('AUTH')) {
    return new ProviderError('unavailable', PROVIDER, 'login_refused', MEND_PAUSE)
  }
  if (reply === null) {
    if (begun) return new ProviderError('uncertain', PROVIDER, code)
    // an address that is none is found before the first command
    const kind = code === 'EENVELOPE' ? 'rejected' : 'unavailable'
    return new ProviderError(kind, PROVIDER, code)
  }
  const isFinal = reply >= 500
  // refusing the sender is refusing everybody: set-up, not this recipient
  if (isFinal && step === 'MAIL FROM') {
    return new ProviderError('unavailable', PROVIDER, 'sender_refused', MEND_PAUSE)
  }
  const isAboutMail = step === 'RCPT TO' || step === 'DATA'
  return new ProviderError(
    isFinal && isAboutMail ? 'rejected' : 'unavailable',
    PROVIDER,
    `${reply}`,
  )
}

/** A refused mail shows a healthy server. */
export function isSmtpFailure(error: ProviderError): boolean {
  return error.kind !== 'rejected'
}

/** `<dlv_…@example.cn>`: the same mail has the same one, however often it is sent (RFC 5322 §3.6.4). */
export function messageIdOf(id: string, from: string): string {
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return `<${id}@${domain}>`
}
