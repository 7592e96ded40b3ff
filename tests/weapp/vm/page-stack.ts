import type { VmClock } from './vm-clock.ts'

/** What a page of the package hands to `Page()`. */
export type PageDefinition = Record<string, unknown> & { data?: unknown }
export type SetDataCall = { route: string; bytes: number }
export type OpenPage = {
  route: string
  data: Record<string, unknown>
  call: (method: string, ...given: unknown[]) => void
}

type Host = {
  clock: VmClock
  routes: readonly string[]
  /** Runs the page's file and returns what it registered. */
  define: (route: string) => PageDefinition
}

const MOST_PAGES = 10

/** The pages that lie on each other, the top one in sight. */
export function createPageStack({ clock, routes, define }: Host) {
  const stack: OpenPage[] = []
  const setDataCalls: SetDataCall[] = []

  function open(url: string): void {
    const [route = '', query = ''] = url.replace(/^\//, '').split('?')
    if (!routes.includes(route)) throw new Error(`no such page: ${route}`)
    if (stack.length >= MOST_PAGES) throw new Error('more than ten pages are open')
    stack.at(-1)?.call('onHide')
    const page = createPage(route, Object.fromEntries(new URLSearchParams(query)))
    stack.push(page.face)
    page.face.call('onLoad', page.options)
    page.face.call('onShow')
    page.face.call('onReady')
  }

  function createPage(route: string, options: Record<string, string>) {
    const definition = define(route)
    const data: Record<string, unknown> = JSON.parse(JSON.stringify(definition.data ?? {}))
    const self: Record<string, unknown> = { ...definition, data, route, __route__: route, options }
    self.setData = (change: Record<string, unknown>, done?: () => void) => {
      const sent = JSON.stringify(change)
      setDataCalls.push({ route, bytes: Buffer.byteLength(sent) })
      const arrived: Record<string, unknown> = JSON.parse(sent)
      for (const [path, value] of Object.entries(arrived)) setAt(data, path, value)
      if (done) clock.globals.setTimeout(done)
    }
    const call = (method: string, ...given: unknown[]) => {
      const run = self[method]
      if (typeof run === 'function') run.apply(self, given)
    }
    return { face: { route, data, call }, options }
  }

  return {
    stack,
    setDataCalls,
    open,
    close(pages: number) {
      for (let left = Math.min(pages, stack.length); left > 0; left -= 1)
        stack.pop()?.call('onUnload')
    },
    show: () => stack.at(-1)?.call('onShow'),
    top(): OpenPage {
      const page = stack.at(-1)
      if (!page) throw new Error('no page is open')
      return page
    },
  }
}

export type PageStack = ReturnType<typeof createPageStack>

type Branch = Record<string, unknown>

/** `root.cn.[0].v` or `root.cn[0].v`, as setData takes it. */
function setAt(data: Branch, path: string, value: unknown): void {
  const keys = path.split(/[.[\]]+/).filter(Boolean)
  const last = keys.pop()
  if (last === undefined) throw new Error('setData was given an empty path')
  let branch = data
  for (const key of keys) {
    branch[key] ??= {}
    branch = branch[key] as Branch
  }
  branch[last] = value
}
