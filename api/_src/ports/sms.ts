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

/** Our templates by purpose; the vendor's codes for them are configuration. */
export const smsTemplates = [
  'notice_link',
  'notice_fixed',
  'notice_reply',
  'repeat_link',
  'repeat_fixed',
  'repeat_reply',
  'renewal_link',
  'renewal_fixed',
  'renewal_reply',
  'new_link',
  'code',
  'screen_code',
  'drill',
  'hr_digest',
  'canary',
] as const
export type SmsTemplate = (typeof smsTemplates)[number]

export type SmsFinding = {
  state: 'waiting' | 'failed' | 'delivered'
  errCode: string | null
  receivedAt: Date | null
}
