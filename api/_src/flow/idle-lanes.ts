import { type Lane, lanes } from '../kernel/events.ts'

/** Which lanes of one drain have nothing to do. */
export type IdleLanes = {
  areAll(): boolean
  are(lanes: readonly Lane[]): boolean
  add(lane: Lane): void
  remove(lane: Lane): void
  /** Resolves after `milliseconds`, or as soon as the last lane falls idle. */
  pause(milliseconds: number): Promise<void>
}

export function createIdleLanes(): IdleLanes {
  const idle = new Set<Lane>()
  const wakers = new Set<() => void>()
  const areAll = () => idle.size === lanes.length
  return {
    areAll,
    are: (some) => some.every((lane) => idle.has(lane)),
    add(lane) {
      idle.add(lane)
      if (areAll()) for (const wake of wakers) wake()
    },
    remove: (lane) => void idle.delete(lane),
    pause(milliseconds) {
      if (areAll()) return Promise.resolve()
      return new Promise((resolve) => {
        function wake(): void {
          clearTimeout(timer)
          wakers.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, milliseconds)
        wakers.add(wake)
      })
    },
  }
}
