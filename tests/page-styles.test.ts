import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readSources } from './support/source-files.ts'

const root = path.resolve(import.meta.dirname, '..')
const files = new Map(readSources(['miniapp/src']).map((file) => [file.path, file]))
const STYLES = /(?:import|from|require\()\s*'(\.[^']+\.scss)'/g
const CLASSES = /className=(?:'([^']*)'|\{`([^`]*)`\})/g

/** What a page loads: itself, what it imports, and their styles. */
function loadedBy(start: string, seen = new Set<string>()): Set<string> {
  const file = files.get(start)
  if (!file || seen.has(start)) return seen
  seen.add(start)
  for (const [, style = ''] of file.text.matchAll(STYLES))
    seen.add(path.posix.join(path.posix.dirname(start), style))
  for (const { from, typeOnly } of file.imports) if (!typeOnly) loadedBy(from, seen)
  return seen
}
function classesIn(style: string): string[] {
  const text = fs.readFileSync(path.join(root, style), 'utf8')
  return [...text.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name)
}
function classesOf(component: string): string[] {
  const text = files.get(component)?.text ?? ''
  return [...text.matchAll(CLASSES)].flatMap(([, plain = '', template = '']) =>
    `${plain} ${template.replace(/\$\{[^}]*\}/g, ' ')}`.split(/\s+/),
  )
}
function allStyles(): string[] {
  return fs
    .readdirSync(path.join(root, 'miniapp/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.scss'))
    .map((name) => `miniapp/src/${name.split(path.sep).join('/')}`)
}

// every page has the app's own
const common = allStyles().filter((style) => /src\/(app|styles\/[^/]+)\.scss$/.test(style))
const styled = new Set(allStyles().flatMap(classesIn))
const pages = [...files.keys()].filter((name) => /\/(pages|desk)\/[^/]+\/index\.tsx$/.test(name))

test.each(pages)('%s brings the styles of every component that it shows', (page) => {
  const loaded = [...loadedBy(page)]
  const styles = [...common, ...loaded.filter((name) => name.endsWith('.scss'))]
  const known = new Set(styles.flatMap(classesIn))
  const bare = loaded
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((component) =>
      classesOf(component)
        .filter((name) => styled.has(name) && !known.has(name))
        .map((name) => `${component}: .${name}`),
    )
  expect(bare, 'A component imports the styles it needs: not every page has them.').toEqual([])
})
