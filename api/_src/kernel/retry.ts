/** When and how often a call is made again. Only for calls that may safely be made twice. */
export type RetryRule = {
  /** Pauses before the second call, the third, and so on: their number is the number of retries. */
  pausesMs: readonly number[]
  isWorthIt(error: unknown): boolean
  wait(milliseconds: number): Promise<void>
  /** When it aborts, no further call is made. */
  signal?: AbortSignal | undefined
}

/** Calls until it succeeds, until the error is not worth a retry, or until the pauses are used up. */
export async function retry<T>(call: () => Promise<T>, rule: RetryRule): Promise<T> {
  for (const pause of rule.pausesMs) {
    try {
      return await call()
    } catch (error) {
      if (!rule.isWorthIt(error) || rule.signal?.aborted) throw error
      await rule.wait(pause)
      if (rule.signal?.aborted) throw error
    }
  }
  return call()
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
