/** Runs `stop` once, on the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilToldToStop(stop: () => Promise<void>): void {
  let stopping = false
  function onSignal(): void {
    if (stopping) process.exit(1)
    stopping = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : 'could not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
