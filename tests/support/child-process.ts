import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

export type Child = {
  /** What the script said it is ready with. */
  ready: unknown
  /** Sends a message and waits for the answer to it. */
  ask(message: unknown): Promise<unknown>
  process: ChildProcess
  stop(): Promise<void>
}

/** Runs a script of this folder as a process of its own; it sends one message once it is ready. */
export async function startChild(
  script: URL,
  environment: Record<string, string> = {},
): Promise<Child> {
  const child = fork(script, {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)

  async function answer(): Promise<unknown> {
    const ended = new AbortController()
    const early = once(child, 'exit', ended).then(() => {
      throw new Error(`${script.pathname.split('/').at(-1)} ended early`)
    })
    try {
      const [message] = (await Promise.race([once(child, 'message', ended), early])) as [unknown]
      return message
    } finally {
      ended.abort()
      early.catch(() => {})
    }
  }
  return {
    ready: await answer(),
    process: child,
    ask(message) {
      child.send(message as object)
      return answer()
    },
    async stop() {
      process.off('exit', kill)
      const gone = once(child, 'exit')
      kill()
      await gone
    },
  }
}
