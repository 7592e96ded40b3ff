import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const bytesOf = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + statSync(file).size, 0)

/** Bytes of everything that is uploaded as the main package: all but the desk's subpackage. */
export function measureMainPackage(dist: string): number {
  const desk = path.join(dist, 'desk') + path.sep
  return bytesOf(filesUnder(dist).filter((file) => !file.startsWith(desk)))
}

/** Bytes of the subpackage that only the desk's roles load. */
export function measureDeskPackage(dist: string): number {
  return bytesOf(filesUnder(path.join(dist, 'desk')))
}

/**
 * Gzipped bytes of the scripts that the employee's first page loads: what index.html names, what the
 * employee's pages have in common, and the page's own chunk. A browser checks that it loads no other.
 */
export function measureFirstPage(dist: string): number {
  return filesUnder(path.join(dist, 'js'))
    .filter((file) => file.endsWith('.js') && isOnFirstPage(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
}

// Words that stand on the first page only.
const FIRST_PAGE = '紧急时按这个顺序打电话'

function isOnFirstPage(file: string): boolean {
  return (
    /^(app|common)\./.test(path.basename(file)) || readFileSync(file, 'utf8').includes(FIRST_PAGE)
  )
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(full) : [full]
  })
}
