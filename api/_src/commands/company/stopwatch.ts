export type Lap = { name: string; seconds: number }

export function createStopwatch(now: () => number) {
  const laps: Lap[] = []
  let since = now()
  return {
    lap(name: string): void {
      const at = now()
      laps.push({ name, seconds: (at - since) / 1000 })
      since = at
    },
    laps: (): readonly Lap[] => laps,
  }
}
