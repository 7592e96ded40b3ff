/** Work that is due after the answer left. */
export type RunSoon = {
  /** Starts the work now; if it is running already, it runs once more afterwards. */
  (): Promise<void>
  /** Settles when nothing runs any more. */
  idle(): Promise<void>
}

/** Makes `work` something that many requests may ask for at once and that runs one at a time. Never throws. */
export function createRunSoon(
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): RunSoon {
  let running: Promise<void> | null = null
  let again = false

  async function runUntilQuiet(): Promise<void> {
    do {
      again = false
      try {
        await work()
      } catch (error) {
        onError(error)
      }
    } while (again)
    running = null
  }

  function runSoon(): Promise<void> {
    if (running) again = true
    else running = runUntilQuiet()
    return running
  }
  return Object.assign(runSoon, { idle: () => running ?? Promise.resolve() })
}
