/**
 * Sends one e-mail. `messageId` is the same in every try, so that a mail server or reader can tell a repetition. Throws
 * ProviderError: `rejected` for a refusal that stays, `unavailable` before and `uncertain` after the text was handed over.
 */
export type MailerPort = {
  send(mail: { to: string; subject: string; text: string; messageId: string }): Promise<void>
}
