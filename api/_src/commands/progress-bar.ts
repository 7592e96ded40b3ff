import { SingleBar } from 'cli-progress'

export type ProgressBar = { update(done: number, total?: number): void; stop(): void }

/** A bar on standard error, so that standard output stays for results; a few lines where there is no terminal. */
export function progressBar(name: string, total: number): ProgressBar {
  const bar = new SingleBar({
    format: `${name} {bar} {percentage}%  {value}/{total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    stream: process.stderr,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 1000,
  })
  bar.start(total, 0)
  return {
    update(done, newTotal) {
      if (newTotal !== undefined) bar.setTotal(newTotal)
      bar.update(done)
    },
    stop: () => bar.stop(),
  }
}
