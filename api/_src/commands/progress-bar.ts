import { SingleBar } from 'cli-progress'

export type ProgressBar = { update(done: number, total?: number): void; stop(): void }
type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>

/** A bar on standard error, so that standard output stays for results; a line each tenth where there is no terminal. */
export function progressBar(
  name: string,
  total: number,
  stream: Stream = process.stderr,
): ProgressBar {
  return stream.isTTY ? terminalBar(name, total) : progressLines(name, total, stream)
}

function terminalBar(name: string, total: number): ProgressBar {
  const bar = new SingleBar({
    format: `${name} {bar} {percentage}%  {value}/{total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    stream: process.stderr,
    hideCursor: true,
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

function progressLines(name: string, total: number, stream: Stream): ProgressBar {
  let goal = total
  let told = -10
  return {
    update(done, newTotal) {
      goal = newTotal ?? goal
      const percent = goal === 0 ? 100 : Math.floor((100 * done) / goal)
      if (percent < told + 10 && !(percent === 100 && told < 100)) return
      told = percent - (percent % 10)
      stream.write(`${name} ${percent}%  ${done}/${goal}\n`)
    },
    stop() {},
  }
}
