export type AliyunNumberOptions = {
  accessKeyId: string
  accessKeySecret: string
  /** `https://dytnsapi.aliyuncs.com`. */
  endpoint: string
  /** The code of the approved tag of each operation (ali 459610). */
  authCodes: { status: string; attribute: string; reassigned: string }
  /** Status queries a second over all instances; the vendor's cap is 300. */
  perSecond: number
  egressProxyUrl: string | null
  /** For one try; 10 s unless told. A caller's own patience may be shorter. */
  timeoutMs?: number
  connectTimeoutMs?: number
  maxConnections?: number
}
