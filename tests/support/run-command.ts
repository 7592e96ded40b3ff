import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

export type Running = {
  child: ChildProcess
  /** All that it printed so far. */
  output(): string
  /** Resolves with the first match in what it prints; fails if it ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray>
  /** Resolves with its exit code, or with the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
}

const root = path.resolve(import.meta.dirname, '../..')

/** Runs one of `npm run …`'s commands as a process of its own, as a person would. */
export function runCommand(
  name: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): Running {
  const script = ['--import', 'tsx', `api/_src/commands/${name}.ts`]
  const child = spawn(process.execPath, [...script, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      printed += part.toString()
      for (const listener of listeners) listener()
    })
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  )
  return {
    child,
    output: () => printed,
    ended,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(printed)
          if (match) resolve(match)
        }
        listeners.add(look)
        look()
        ended.then(() => reject(new Error(`${name} ended early:\n${printed}`)))
      }),
  }
}
