/**
 * The outside failed. `rejected`: it said no, for a reason in `code`. `unavailable`: surely not done, may be
 * tried again. `uncertain`: may have been done; look it up, never send again blindly.
 */
export type ProviderFailure = 'rejected' | 'unavailable' | 'uncertain'

/** Never holds a vendor's body or URL: the Aliyun SDK puts the phone number into its time-out text. */
export class ProviderError extends Error {
  readonly kind: ProviderFailure
  readonly provider: string
  /** The vendor's own code, e.g. `isv.BUSINESS_LIMIT_CONTROL` or `45009`. */
  readonly code: string
  /** How long the vendor wants us to wait, in milliseconds, where it says so. */
  readonly retryAfter: number | undefined

  constructor(kind: ProviderFailure, provider: string, code: string, retryAfter?: number) {
    super(`${provider} ${kind}: ${code}`)
    this.name = 'ProviderError'
    this.kind = kind
    this.provider = provider
    this.code = code
    this.retryAfter = retryAfter
  }
}
