/**
 * Sends one e-mail to one address. Throws ProviderError: `rejected` = the server will not take it (no such
 * mailbox, for one), `unavailable` = surely not sent, `uncertain` = the text was on its way when the answer got lost.
 */
export type MailerPort = {
  send(mail: Mail): Promise<{ messageId: string }>
}

export type Mail = {
  /**
   * What the mail is about, e.g. a delivery's id: letters, digits, `_` and `-`. Equal ids give equal Message-IDs, so
   * that a mail sent again after `uncertain` is told by the recipient's mail client from a new one.
   */
  id: string
  to: string
  subject: string
  /** Plain text. */
  text: string
}
