import { readFileSync } from 'node:fs'
import path from 'node:path'

/** One node as Taro sends it to the page: `nn` names its template, `v` is text, the rest are attributes. */
export type TreeNode = {
  sid: string
  uid?: string
  nn: string
  v?: string
  cn?: TreeNode[]
  [attribute: string]: unknown
}
export type Placed = { node: TreeNode; parents: readonly TreeNode[] }
export type Template = { tag: string; listens: ReadonlySet<string>; valueIn: string | null }

/** What each kind of node becomes on the page, read from the package's own templates. */
export function readTemplates(dist: string): ReadonlyMap<string, Template> {
  const wxml = readFileSync(path.join(dist, 'base.wxml'), 'utf8')
  const templates = new Map<string, Template>()
  for (const [, name = '', body = ''] of wxml.matchAll(
    /<template name="tmpl_0_(\d+)(?:_blur)?">(.*?)<\/template>/gs,
  )) {
    const tag = /^\s*<(\w[\w-]*)/.exec(body)?.[1] ?? 'text'
    if (tag === 'template') continue
    templates.set(name, {
      tag,
      listens: new Set(
        [...body.matchAll(/(?:bind|catch)(\w+)="eh"/g)].map(([, type = '']) => type),
      ),
      valueIn: /\svalue="\{\{i\.(\w+)/.exec(body)?.[1] ?? null,
    })
  }
  return templates
}

/** How many levels of elements the package's templates draw before they need a component. */
export function levelsOf(dist: string): number {
  const wxml = readFileSync(path.join(dist, 'base.wxml'), 'utf8')
  return Math.max(...[...wxml.matchAll(/name="tmpl_(\d+)_/g)].map(([, level]) => Number(level)))
}

export function textOf(node: TreeNode): string {
  return (node.v ?? '') + (node.cn ?? []).map(textOf).join('')
}

/** Every node below, each with its ancestors from the outermost in. */
export function walk(node: TreeNode, parents: readonly TreeNode[] = []): Placed[] {
  const inside = [...parents, node]
  return [{ node, parents }, ...(node.cn ?? []).flatMap((child) => walk(child, inside))]
}

/** Every place that says exactly `words`: the innermost elements, not the text in them. */
export function placesOf(root: TreeNode, words: string): Placed[] {
  const saying = walk(root).filter(({ node }) => node.cn && textOf(node) === words)
  return saying.filter(({ node }) => !saying.some((other) => other.parents.includes(node)))
}

/** The one place that says exactly `words`. */
export function placeOf(root: TreeNode, words: string): Placed {
  const [only, ...others] = placesOf(root, words)
  if (!only) throw new Error(`nothing says “${words}”; the page says: ${textOf(root)}`)
  if (others.length > 0) throw new Error(`“${words}” is said in ${others.length + 1} places`)
  return only
}
