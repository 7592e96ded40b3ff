import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createFakeWx } from '../fake-wx.ts'
import { createHands } from './hands.ts'
import { createModules } from './load-modules.ts'
import { createPageStack, type PageDefinition, type PageStack } from './page-stack.ts'
import { readTemplates } from './page-tree.ts'
import { carry, type Phone } from './phone.ts'
import { createVmClock } from './vm-clock.ts'

/** A Monday, 10:02 in Shanghai. */
const START = new Date('2026-11-23T02:02:00Z')

/** Starts the built package in an engine like WeChat's, with its first page or `url` open. */
export async function startMiniapp(dist: string, phone: Phone, url?: string) {
  const clock = createVmClock(START)
  const routes = readRoutes(dist)
  const definitions = new Map<string, PageDefinition>()
  const troubles: string[] = []
  const wx: Record<string, unknown> = {}
  let app: PageDefinition = {}

  const complain = (...said: unknown[]) => troubles.push(said.map(String).join(' '))
  const modules = createModules(dist, clock, {
    wx,
    console: { ...console, warn: complain, error: complain },
    App: (definition: PageDefinition) => {
      app = definition
    },
    Page: (definition: PageDefinition) => definitions.set(modules.entry(), definition),
    Component: () => undefined,
    getApp: () => app,
    getCurrentPages: () => pages.stack,
  })
  const pages: PageStack = createPageStack({
    clock,
    routes,
    define(route) {
      modules.load(route)
      const definition = definitions.get(route)
      if (!definition) throw new Error(`${route} registers no page`)
      return definition
    },
  })
  const { wx: offered } = createFakeWx({
    ...phone,
    answer: (request) => carry(phone, request),
    open: pages.open,
    close: pages.close,
    show: pages.show,
  })
  Object.assign(wx, offered, { nextTick: clock.globals.setTimeout })
  modules.load('app')
  for (const moment of ['onLaunch', 'onShow']) {
    const tell = app[moment]
    if (typeof tell === 'function') tell.call(app, { path: routes[0], query: {}, scene: 1001 })
  }
  pages.open(url ?? `/${routes[0]}`)
  const hands = createHands(pages, readTemplates(dist), clock.advance)
  await hands.lookUp()
  return { ...hands, pages, troubles }
}

type AppConfig = { pages: string[]; subPackages: { root: string; pages: string[] }[] }

/** Every page of the main package, then those of the subpackages. */
function readRoutes(dist: string): string[] {
  const config: AppConfig = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const further = config.subPackages.flatMap(({ root, pages }) =>
    pages.map((page) => `${root}/${page}`),
  )
  return [...config.pages, ...further]
}

export type Miniapp = Awaited<ReturnType<typeof startMiniapp>>
