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
 * Gzipped bytes of the scripts that the employee's first page loads: what index.html names, what pages have
 * in common, and the page's own chunk. A chunk that stands for another page is recognised by its route.
 */
export function measureFirstPage(dist: string): number {
  const scripts = filesUnder(path.join(dist, 'js')).filter((file) => file.endsWith('.js'))
  return scripts
    .filter((file) => isOnFirstPage(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
}

// Words that stand on one later page only.
const laterPages = ['保存顺序', '把验证码念给您', '改姓名或关系', '11 位手机号']
// and what the desk's chunks have: their look, which no page of the employee's asks for
const ofDesk = /desk__body|\bcreateElement\("canvas"\)|\/desk\/|DeskScreen/

function isOnFirstPage(file: string): boolean {
  const source = readFileSync(file, 'utf8')
  return !laterPages.some((words) => source.includes(words)) && !ofDesk.test(source)
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(full) : [full]
  })
}
