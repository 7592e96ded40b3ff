/** How one outside system has been answering this instance since it started: codes and counts, no values. */
export type ProviderHealth = {
  provider: string
  /** Answers that were no failure of the provider's; a refusal of one request is such an answer. */
  answered: number
  failed: number
  /** Milliseconds that all these calls took together. */
  totalMs: number
  /** The vendor's code of the last failure, e.g. `isv.AMOUNT_NOT_ENOUGH`; stays after recovery. */
  lastFailure: string | null
  /** `open`: calls are refused here without asking; `half_open`: one call is trying. */
  circuit: 'closed' | 'open' | 'half_open'
  /** The last call failed, or the circuit is not closed. */
  degraded: boolean
}
