import fs from 'node:fs'
import readline from 'node:readline'
import { readSignals } from '../features/score/read-signals.ts'
import { scoreOf } from '../features/score/score.ts'

// `npm run score -- FILE`: signals as JSON lines in (no file or `-`: standard input), a score per line out, in order.
const [file = '-'] = process.argv.slice(2)
const input = file === '-' ? process.stdin : fs.createReadStream(file)
input.on('error', (error: Error) => {
  console.error(`${file}: ${error.message}`)
  process.exit(2)
})

const FLUSH_AT = 64 * 1024
let line = 0
let isAllGood = true
let written = ''

for await (const text of readline.createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
  line++
  if (text.trim() === '') continue
  written += `${scoreLine(text)}\n`
  if (written.length >= FLUSH_AT) await flush()
}
await flush()
process.exitCode = isAllGood ? 0 : 1

function scoreLine(text: string): string {
  try {
    return JSON.stringify(scoreOf(readSignals(JSON.parse(text.replace(/^\uFEFF/, '')))))
  } catch (error) {
    isAllGood = false
    return JSON.stringify({ error: describeFailure(error), line })
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof SyntaxError) return 'not JSON'
  const issues = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues
  return (
    issues
      ?.map(({ path, message }) =>
        path.length === 0 ? 'not an object' : `${path.join('.')}: ${message}`,
      )
      .join('; ') ?? 'unreadable'
  )
}

/** Waits for whoever reads slowly: 100,000 lines never stand in memory. */
function flush(): Promise<void> {
  const chunk = written
  written = ''
  return new Promise((resolve) => process.stdout.write(chunk, () => resolve()))
}
