import type { Core } from '../kernel/core.ts'
import type { DirectoryPort } from '../ports/directory.ts'
import type { MailerPort } from '../ports/mailer.ts'
import type { NumberServicePort } from '../ports/number-service.ts'
import type { RosterPort } from '../ports/roster.ts'
import type { SmsPort } from '../ports/sms.ts'
import type { SmsAccountPort } from '../ports/sms-account.ts'
import type { WebhooksPort } from '../ports/webhooks.ts'
import type { WecomCardsPort } from '../ports/wecom-cards.ts'
import type { WecomMessagesPort } from '../ports/wecom-messages.ts'

/** What background work is given: the core, and the ports that it may call. */
export type Flow = Core & {
  sms: SmsPort
  numberService: NumberServicePort
  wecomMessages: WecomMessagesPort
  wecomCards: WecomCardsPort
  /** Null: WeCom's directory is not read. */
  directory: DirectoryPort | null
  /** Null: 人事助手 is not read. */
  roster: RosterPort | null
  /** Null: no mail server is configured. */
  mailer: MailerPort | null
  /** How long whoever left, declined or was removed is kept (RETENTION_DAYS). */
  retentionDays: number
  /** Null: nobody is asked what SMS are paid from. */
  smsAccount: SmsAccountPort | null
  /** The company's own number that gets one SMS a day. Null: none is configured. */
  canaryPhone: string | null
  /** Null: no system is told of anything. */
  webhooks: WebhooksPort | null
}
