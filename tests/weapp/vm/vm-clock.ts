type Timer = { at: number; run: () => void; everyMs: number | null }

export type VmClock = ReturnType<typeof createVmClock>

/** Time inside the mini-program: it stands until it is moved, and its timers run when it passes them. */
export function createVmClock(startAt: Date) {
  let now = startAt.getTime()
  let nextId = 1
  const timers = new Map<number, Timer>()

  const add = (run: () => void, delay: number, everyMs: number | null) => {
    timers.set(nextId, { at: now + Math.max(0, delay), run, everyMs })
    return nextId++
  }
  const earliest = (until: number) =>
    [...timers].filter(([, { at }]) => at <= until).sort(([, one], [, two]) => one.at - two.at)[0]

  return {
    now: () => now,
    /** What the mini-program's engine offers as globals. */
    globals: {
      setTimeout: (run: () => void, delay = 0) => add(run, delay, null),
      setInterval: (run: () => void, delay = 0) => add(run, delay, Math.max(1, delay)),
      clearTimeout: (id: number) => void timers.delete(id),
      clearInterval: (id: number) => void timers.delete(id),
    },
    async advance(milliseconds: number): Promise<void> {
      const until = now + milliseconds
      for (;;) {
        await promisesDone()
        const [id, timer] = earliest(until) ?? []
        if (id === undefined || !timer) break
        now = Math.max(now, timer.at)
        if (timer.everyMs === null) timers.delete(id)
        else timer.at = now + timer.everyMs
        timer.run()
      }
      now = until
    },
  }
}

/** Every promise that waits for no timer has been followed to its end. */
function promisesDone(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
