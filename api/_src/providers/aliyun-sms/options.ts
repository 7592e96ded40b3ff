import type { SmsTemplate } from '../../../../shared/sms-template.ts'

export type AliyunSmsOptions = {
  accessKeyId: string
  accessKeySecret: string
  /** `https://dysmsapi.aliyuncs.com`. */
  endpoint: string
  /** Without 【】. */
  signName: string
  /** The vendor's code of each template that it approved; any other is refused here. */
  templates: Partial<Record<SmsTemplate, string>>
  /** SMS a second over all instances: our setting, the vendor's cap is 5000 (ali 438433). */
  perSecond: number
  egressProxyUrl: string | null
  /** The vendor asks for at least 1 s (SendBatchSms page). 8 s unless told. */
  timeoutMs?: number
  connectTimeoutMs?: number
  maxConnections?: number
}
