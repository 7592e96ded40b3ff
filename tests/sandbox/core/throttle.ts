export type CallCount = { calls: number; refused: number; peakPerSecond: number }

export type Throttle = {
  /** Counts one call; false when this second's calls are used up. */
  admit(): boolean
  count(): CallCount
}

/** A vendor's cap per account and second, in natural seconds of real time. */
export function perSecondThrottle(cap: number, realNow: () => number): Throttle {
  let second = -1
  let admitted = 0
  const total: CallCount = { calls: 0, refused: 0, peakPerSecond: 0 }
  function admit(): boolean {
    const current = Math.floor(realNow() / 1000)
    if (current !== second) {
      second = current
      admitted = 0
    }
    total.calls++
    if (admitted >= cap) {
      total.refused++
      return false
    }
    admitted++
    total.peakPerSecond = Math.max(total.peakPerSecond, admitted)
    return true
  }
  return { admit, count: () => ({ ...total }) }
}
