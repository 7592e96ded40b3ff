import * as glassEasel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'

// The adapter's package names a file of types that it does not ship.
type Space = {
  addCompiledTemplate(path: string, template: unknown): void
  addComponentStaticConfig(path: string, config: unknown): void
  component(path: string): { definition(definition: unknown): { register(): void } }
  prepareComponentOptions(...given: unknown[]): { idPrefixGenerator?: unknown }[]
}
type Root = { get(): Page; attach(parent: Element, placeholder: Element): void }
type Backend = { createRoot(name: string, space: Space, path: string): Root }
type Env = { createCodeSpace(id: string, main: boolean): Space; associateBackend(): Backend }

export type Page = Record<string, unknown>
export type Definition = Record<string, unknown> & { data?: unknown }

/** Tencent's component framework with the package's compiled templates in it. */
export function createComponentSpace(templates: Record<string, unknown>) {
  glassEasel.globalOptions.writeIdToDOM = true
  const env = new MiniProgramEnv() as unknown as Env
  const space = env.createCodeSpace('', true)
  const backend = env.associateBackend()
  const prepare = space.prepareComponentOptions.bind(space)
  space.prepareComponentOptions = (...given) => {
    const prepared = prepare(...given)
    // ids as the page gives them, as in WeChat
    if (prepared[0]) prepared[0].idPrefixGenerator = undefined
    return prepared
  }
  for (const [path, content] of Object.entries(templates))
    space.addCompiledTemplate(path, {
      groupList: templates,
      content,
      fallbackListenerOnNativeNode: true,
    })
  const known = new Set<string>()

  return {
    addComponent(path: string, definition: unknown): void {
      space.addComponentStaticConfig(path, { component: true, usingComponents: { comp: '/comp' } })
      space.component(path).definition(definition).register()
    },
    addPage(route: string, definition: Definition): void {
      if (known.has(route)) return
      known.add(route)
      const methods = Object.fromEntries(
        Object.entries(definition).filter(([, value]) => typeof value === 'function'),
      )
      space.addComponentStaticConfig(route, { usingComponents: { comp: '/comp' } })
      space.component(route).definition({ data: definition.data, methods }).register()
    },
    /** A new page of this route in place of `placeholder`. */
    showPage(route: string, placeholder: Element): Page {
      const root = backend.createRoot('page-root', space, route)
      const page = root.get()
      page.route = route
      if (placeholder.parentElement) root.attach(placeholder.parentElement, placeholder)
      return page
    },
  }
}
