/**
 * The database's clock on ours: the quickest answer so far tells the offset best, slower ones only carry
 * it along (half a millisecond a second, the most that clocks are slewed). A jump is believed.
 */
export function createClockMapping() {
  let offset = Number.NaN
  let seenAt = 0
  return (instant: number, dbNow: number, receivedAt: number): number => {
    const sample = receivedAt - dbNow
    const carried = offset + (receivedAt - seenAt) * 0.0005
    offset = Math.abs(sample - offset) < 250 ? Math.min(sample, carried) : sample
    seenAt = receivedAt
    return instant + offset
  }
}
