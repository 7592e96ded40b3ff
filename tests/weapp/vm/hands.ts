import type { PageStack } from './page-stack.ts'
import {
  type Placed,
  placeOf,
  placesOf,
  type Template,
  type TreeNode,
  textOf,
  walk,
} from './page-tree.ts'

/** Rendering and calls that are answered at once take less than this of the mini-program's own time. */
const MOMENT_MS = 150

/** What a person sees and does on the page that lies on top. */
export function createHands(
  pages: PageStack,
  templates: ReadonlyMap<string, Template>,
  advance: (milliseconds: number) => Promise<void>,
) {
  const root = () => pages.top().data.root as TreeNode
  const kindOf = ({ nn }: TreeNode) => templates.get(nn)
  const isInput = (node: TreeNode) => kindOf(node)?.tag === 'input'

  const fieldOf = (label: string): Placed => {
    for (const around of [...placeOf(root(), label).parents].reverse()) {
      const input = walk(around).find(({ node }) => isInput(node))
      if (input) return input
    }
    throw new Error(`“${label}” labels no field`)
  }
  const fire = (type: string, target: TreeNode, on: TreeNode, detail: object) => {
    const place = ({ sid, uid }: TreeNode) => ({ id: uid ?? sid, dataset: { sid } })
    const event = { type, timeStamp: 0, detail, target: place(target), currentTarget: place(on) }
    pages.top().call('eh', event)
  }
  /** A tap rises from where it fell through every ancestor whose template hears taps. */
  const tap = async ({ node, parents }: Placed) => {
    const hear = [node, ...[...parents].reverse()].filter((one) => kindOf(one)?.listens.has('tap'))
    if (hear.length === 0) throw new Error(`“${textOf(node)}” cannot be pressed`)
    for (const one of hear) fire('tap', node, one, {})
    await advance(MOMENT_MS)
  }
  const send = async (type: string, node: TreeNode, detail: object) => {
    if (!kindOf(node)?.listens.has(type)) throw new Error(`its template hears no ${type}`)
    fire(type, node, node, detail)
    await advance(MOMENT_MS)
  }
  return {
    advance,
    lookUp: () => advance(MOMENT_MS),
    root,
    route: () => pages.top().route,
    text: () => textOf(root()),
    valueOf(label: string): string {
      const { node } = fieldOf(label)
      return String(node[kindOf(node)?.valueIn ?? ''] ?? '')
    },
    type: (label: string, value: string) => send('input', fieldOf(label).node, { value }),
    /** Into the page's only field. */
    async typeOnly(value: string): Promise<void> {
      const [only, another] = walk(root()).filter(({ node }) => isInput(node))
      if (!only || another) throw new Error('the page has not exactly one field')
      await send('input', only.node, { value })
    },
    leave: (label: string) => send('blur', fieldOf(label).node, {}),
    press: (words: string) => tap(placeOf(root(), words)),
    /** Where the same words stand several times. */
    async pressAll(words: string): Promise<void> {
      for (const { node } of placesOf(root(), words)) {
        const place = walk(root()).find((one) => one.node.sid === node.sid)
        if (place) await tap(place)
      }
    },
    async goBack(): Promise<void> {
      pages.close(1)
      pages.show()
      await advance(MOMENT_MS)
    },
  }
}
