export type SandboxClock = {
  /** Epoch milliseconds of the sandbox's own time. */
  now(): number
  set(now: number): void
  advance(milliseconds: number): void
  /** False when the clock moves only by `set` and `advance`. */
  readonly running: boolean
}

export type ClockOptions = { startAt: number; running: boolean; realNow: () => number }

/** The stand-ins' time: starts at a given instant and runs on with real time unless it is held. */
export function sandboxClock(options: ClockOptions): SandboxClock {
  let base = options.startAt
  let realBase = options.realNow()
  function now(): number {
    return options.running ? base + (options.realNow() - realBase) : base
  }
  function set(instant: number): void {
    base = instant
    realBase = options.realNow()
  }
  return {
    now,
    set,
    advance: (milliseconds) => set(now() + milliseconds),
    running: options.running,
  }
}
