import { SECOND } from './clock.ts'

/** The last starts of this instance: no second holds more, however late they came. */
export function createStartLog(most: number) {
  const times = new Float64Array(most).fill(Number.NEGATIVE_INFINITY)
  let oldest = 0
  return {
    freeAt: () => (times[oldest] ?? 0) + SECOND,
    add(at: number) {
      times[oldest] = at
      oldest = (oldest + 1) % most
    },
  }
}
