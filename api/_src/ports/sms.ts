import type { SmsTemplate } from '../../../shared/sms-template.ts'

/** Sending and looking up one SMS, in our words. Every method throws ProviderError (kernel/provider-error). */
export type SmsPort = {
  /** Hands one SMS to the vendor. `outId` is new for each attempt and comes back in receipts and queries. */
  send(message: SmsRequest): Promise<{ bizId: string }>
  /**
   * What became of one attempt: asks by number and `outId` over all pages of every Shanghai date in `dates`
   * (`yyyymmdd`). `null` = a healthy query that did not find it; an unhealthy one throws.
   */
  find(query: {
    phone: string
    outId: string
    dates: readonly string[]
  }): Promise<SmsFinding | null>
}

export type SmsRequest = {
  phone: string
  template: SmsTemplate
  params: Readonly<Record<string, string>>
  outId: string
  /** Digits behind the uplink number, so that a reply can be told apart. */
  extendCode?: string
}

export type SmsFinding = {
  state: 'waiting' | 'failed' | 'delivered'
  errCode: string | null
  receivedAt: Date | null
}
