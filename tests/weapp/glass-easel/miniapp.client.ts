import { createFakeApi } from '../../support/fake-api.ts'
import { createFakeWx } from '../fake-wx.ts'
import { adaptElements, passEventsOn } from './browser-elements.ts'
import { createComponentSpace, type Definition, type Page } from './component-space.ts'
import { createScripts } from './run-scripts.ts'

// Runs in Chromium: the built pages on Tencent's own component framework, with their real templates.
type Shown = { route: string; page: Page; element: HTMLElement }

declare global {
  interface Window {
    built: {
      app: { pages: string[] }
      scripts: Record<string, string>
      styles: Record<string, string>
      templates: Record<string, unknown>
    }
    host: {
      api: ReturnType<typeof createFakeApi>
      network: 'up' | 'down'
      open: (url: string) => void
    }
  }
}

const { built } = window
const stack: Shown[] = []
const definitions: Record<string, Definition> = {}
let app: Definition = {}

adaptElements()
passEventsOn()
const host: Window['host'] = { api: createFakeApi(), network: 'up', open }
window.host = host
const space = createComponentSpace(built.templates)
const { wx } = createFakeWx({
  insideWecom: true,
  fontSizeSetting: Number(new URLSearchParams(window.location.search).get('letters')),
  answer: (request) => (host.network === 'up' ? host.api.answer(request) : 'unreachable'),
  open,
  close(pages) {
    for (const { page, element } of stack.splice(Math.max(0, stack.length - pages)).reverse()) {
      call(page, 'onUnload')
      element.remove()
    }
  },
  show() {
    lightUp()
    call(stack.at(-1)?.page, 'onShow')
  },
})
const scripts = createScripts(built.scripts, {
  wx,
  App: (definition: Definition) => {
    app = definition
  },
  Page: (definition: Definition) => {
    definitions[scripts.entry()] = definition
  },
  Component: (definition: Definition) => space.addComponent(scripts.entry(), definition),
  Behavior: (definition: Definition) => definition,
  getApp: () => app,
  getCurrentPages: () => stack.map(({ page }) => page),
  global: {},
})

function call(target: Record<string, unknown> | undefined, hook: string, ...args: unknown[]): void {
  const method = target?.[hook]
  if (typeof method === 'function') method.apply(target, args)
}

function open(url: string): void {
  const [route = '', query = ''] = url.replace(/^\//, '').split('?')
  scripts.load(route)
  const definition = definitions[route]
  if (!definition) throw new Error(`${route} registers no page`)
  space.addPage(route, definition)
  const element = document.createElement('div')
  const placeholder = element.appendChild(document.createElement('i'))
  document.getElementById('pages')?.append(element)
  call(stack.at(-1)?.page, 'onHide')
  const page = space.showPage(route, placeholder)
  stack.push({ route, page, element })
  lightUp()
  call(page, 'onLoad', Object.fromEntries(new URLSearchParams(query)))
  call(page, 'onShow')
  call(page, 'onReady')
}

/** Only the top page is in sight, and only its own style sheet applies besides the app's. */
function lightUp(): void {
  const top = stack.at(-1)
  for (const shown of stack) shown.element.hidden = shown !== top
  const ofPage = document.getElementById('of-page')
  if (ofPage) ofPage.textContent = built.styles[top?.route ?? ''] ?? ''
  window.scrollTo(0, 0)
}

scripts.load('comp')
scripts.load('app')
const start = { path: built.app.pages[0] ?? '', query: {}, scene: 1001 }
call(app, 'onLaunch', start)
call(app, 'onShow', start)
open(start.path)
