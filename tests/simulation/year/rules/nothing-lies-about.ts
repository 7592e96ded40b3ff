import { HOUR } from '../../../../api/_src/kernel/clock.ts'

type Job = { event: string; dead: boolean; runAt: string }

/** Design §4.2: with a well outside nothing is given up, and nothing that is due waits for hours. */
export function nothingLiesAbout(jobs: readonly Job[], now: number): string[] {
  return [
    ...jobs.filter(({ dead }) => dead).map(({ event }) => `given up: ${event}`),
    ...jobs
      .filter(({ dead, runAt }) => !dead && Date.parse(runAt) < now - 6 * HOUR)
      .map(({ event }) => `due for hours: ${event}`),
  ]
}
