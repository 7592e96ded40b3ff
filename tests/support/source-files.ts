import fs from 'node:fs'
import path from 'node:path'

export type SourceFile = {
  /** From the root of the repository, with forward slashes. */
  path: string
  text: string
  lines: number
  imports: readonly SourceImport[]
}
export type SourceImport = { from: string; typeOnly: boolean }

const root = path.resolve(import.meta.dirname, '../..')
const SKIPPED = new Set(['node_modules', 'dist', '.git', '.data', 'migrations', '.swc'])

/** Every TypeScript file below the given folders; a relative import is resolved to a path from the root. */
export function readSources(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => walk(folder)).map(readSource)
}

function walk(folder: string): string[] {
  const absolute = path.join(root, folder)
  if (!fs.existsSync(absolute)) return []
  return fs.readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const below = `${folder}/${entry.name}`
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(below)
    return /\.tsx?$/.test(entry.name) ? [below] : []
  })
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/g
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g

function readSource(file: string): SourceFile {
  const text = fs.readFileSync(path.join(root, file), 'utf8')
  const resolve = (specifier: string) =>
    specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier
  const imports = [
    ...[...text.matchAll(IMPORT)].map(([, type, from = '']) => ({
      from: resolve(from),
      typeOnly: type !== undefined,
    })),
    ...[...text.matchAll(DYNAMIC)].map(([, from = '']) => ({
      from: resolve(from),
      typeOnly: false,
    })),
  ]
  return { path: file, text, lines: text.split('\n').length - 1, imports }
}

/** The text without comments and string contents, for rules about code. */
export function codeOf({ text }: SourceFile): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
}
