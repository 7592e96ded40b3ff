import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.resolve(import.meta.dirname, '../..')
const sources = ['miniapp', 'shared', 'package-lock.json']
const LOCK_PATIENCE_MS = 300_000
const LOCK_ROUND_MS = 250

export type MiniappKind = 'weapp' | 'h5'

/**
 * Builds the mini-program or the H5 pages if their sources changed since the last build, and says where they
 * are. Several test files may ask at once: one builds, the others wait.
 */
export async function buildMiniapp(
  kind: MiniappKind,
  apiUrl = 'https://api.example.test',
): Promise<string> {
  const out = path.join(root, 'dist', kind)
  const stampFile = path.join(root, 'dist', `${kind}.stamp`)
  const stamp = hashSources(apiUrl)
  if (isBuilt(out, stampFile, stamp)) return out
  await withLock(path.join(root, 'dist', `${kind}.lock`), async () => {
    if (isBuilt(out, stampFile, stamp)) return
    rmSync(out, { recursive: true, force: true })
    const taro = path.join(root, 'node_modules/@tarojs/cli/bin/taro')
    await promisify(execFile)(process.execPath, [taro, 'build', '--type', kind], {
      cwd: path.join(root, 'miniapp'),
      env: { ...process.env, NODE_ENV: 'production', TARO_APP_API_URL: apiUrl },
      maxBuffer: 64 * 1024 * 1024,
    }).catch((failure: { stdout?: string }) => {
      // its progress bar is not worth reading
      throw new Error(`taro build --type ${kind} failed\n${(failure.stdout ?? '').slice(-3000)}`)
    })
    writeFileSync(stampFile, stamp)
  })
  return out
}

function isBuilt(out: string, stampFile: string, stamp: string): boolean {
  return existsSync(out) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
}

function hashSources(apiUrl: string): string {
  const hash = createHash('sha256').update(apiUrl)
  for (const source of sources)
    for (const file of filesUnder(path.join(root, source)))
      if (!/\.test\.tsx?$/.test(file))
        hash.update(path.relative(root, file)).update(readFileSync(file))
  return hash.digest('hex')
}

function filesUnder(start: string): string[] {
  if (!statSync(start).isDirectory()) return [start]
  return readdirSync(start, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .flatMap((entry) => filesUnder(path.join(start, entry.name)))
    .sort()
}

/** A folder is made by one process only; a lock left by a dead one is taken over. */
async function withLock(lock: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(path.dirname(lock), { recursive: true })
  const giveUpAt = Date.now() + LOCK_PATIENCE_MS
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      if (Date.now() > giveUpAt) rmSync(lock, { recursive: true, force: true })
      await new Promise((resolve) => setTimeout(resolve, LOCK_ROUND_MS))
    }
  }
  try {
    await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}
