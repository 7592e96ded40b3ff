import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** Builds the H5 pages if they are missing or older than their sources. */
export async function buildH5IfNeeded(folder: string): Promise<void> {
  const built = modifiedAt(path.join(folder, 'index.html'))
  if (built >= newest('miniapp/src') && built >= newest('shared')) return
  console.log('Building the H5 pages, once; this takes about half a minute …')
  await run('npm', ['run', '--silent', 'build:h5'])
}

function newest(folder: string): number {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Math.max(0, ...files.map((file) => modifiedAt(path.join(folder, file))))
}

function modifiedAt(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Its output is shown only if it fails. */
function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => output.push(part))
    child.stderr.on('data', (part: Buffer) => output.push(part))
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) return resolve()
      console.error(Buffer.concat(output).toString())
      reject(new Error('the H5 pages could not be built; the output above says why'))
    })
  })
}
