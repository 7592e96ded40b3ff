export type AliyunBillingOptions = {
  accessKeyId: string
  accessKeySecret: string
  /** `https://business.aliyuncs.com`. */
  endpoint: string
  egressProxyUrl: string | null
  timeoutMs?: number
  connectTimeoutMs?: number
}
