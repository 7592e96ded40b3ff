/** How old told progress may be. */
const EVERY = 300

/**
 * Tells how far long work is, now and then, off the work's own path: `report` costs nothing, and a silent stretch
 * (one long statement) is told as well, so that whoever reads it knows the work is alive. `stop` waits for the
 * last telling. A telling that fails is left out: the work goes on.
 */
export function tellProgress<T>(tell: (at: T) => Promise<unknown>, first: T) {
  let latest = first
  let telling: Promise<unknown> | null = null
  function tellNow(): void {
    telling ??= tell(latest)
      .catch(() => {})
      .finally(() => {
        telling = null
      })
  }
  const timer = setInterval(tellNow, EVERY)
  tellNow()
  return {
    report(at: T): void {
      latest = at
    },
    async stop(): Promise<void> {
      clearInterval(timer)
      await telling
    },
  }
}
