export type SmtpOptions = {
  host: string
  port: number
  /** TLS from the first byte (`smtps://`); else STARTTLS where the server offers it. */
  secure: boolean
  /** With a password the connection must be encrypted, whatever the server offers. */
  auth: { user: string; pass: string } | null
  from: MailSender
  /** Every conversation is tunnelled (CONNECT) through it. */
  egressProxyUrl: string | null
  connectTimeoutMs?: number
  timeoutMs?: number
}

export type MailSender = { name: string; address: string }
