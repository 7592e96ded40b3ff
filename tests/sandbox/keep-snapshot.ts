import { readSnapshot, writeSnapshot } from './snapshot.ts'
import type { Sandbox } from './world.ts'

const everyMs = 1_000

/**
 * Takes up the state in `file` and keeps it up to date, at most a second behind. The returned
 * function writes once more and stops.
 */
export function keepSnapshot(sandbox: Sandbox, file: string): () => void {
  const earlier = readSnapshot(file)
  if (earlier) sandbox.restore(earlier)
  let written = ''
  function write(): void {
    const revision = sandbox.revision()
    if (revision === written) return
    writeSnapshot(file, sandbox.snapshot())
    written = revision
  }
  const timer = setInterval(write, everyMs).unref()
  return () => {
    clearInterval(timer)
    writeSnapshot(file, sandbox.snapshot())
  }
}
