import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { VmClock } from './vm-clock.ts'

/** A mini-program engine has the language and nothing of a browser; what it hides is a parameter nobody fills. */
const HIDDEN = 'window,document,self,location,navigator,localStorage,XMLHttpRequest,fetch'

export type Modules = {
  /** Runs a file of the package once and returns its exports. */
  load: (file: string) => unknown
  /** The file that is being run as an entry, without its ending: the page that registers itself. */
  entry: () => string
}

type Loaded = { exports: unknown }
type Define = (
  require: (request: string) => unknown,
  module: Loaded,
  exports: unknown,
  ...hidden: undefined[]
) => void

/** Runs the package's CommonJS files in an engine of their own, where nothing is compiled from strings. */
export function createModules(
  dist: string,
  clock: VmClock,
  globals: Record<string, unknown>,
): Modules {
  const context = vm.createContext(
    { ...globals, ...clock.globals, currentTime: clock.now },
    { codeGeneration: { strings: false, wasm: false } },
  )
  vm.runInContext(ENGINE, context)
  const loaded = new Map<string, Loaded>()
  let entry = ''

  const run = (file: string): unknown => {
    const earlier = loaded.get(file)
    if (earlier) return earlier.exports
    const module: Loaded = { exports: {} }
    loaded.set(file, module)
    const source = readFileSync(path.join(dist, file), 'utf8')
    const define: Define = vm.runInContext(
      `(function(require,module,exports,${HIDDEN}){${source}\n})`,
      context,
      { filename: path.join(dist, file) },
    )
    const folder = path.dirname(file)
    define((request) => run(withEnding(path.join(folder, request))), module, module.exports)
    return module.exports
  }
  return {
    entry: () => entry,
    load(file) {
      entry = file
      return run(withEnding(file))
    },
  }
}

function withEnding(file: string): string {
  return file.endsWith('.js') ? file : `${file}.js`
}

/** The engine's own time, and no Intl: not every phone has one. */
const ENGINE = `
  delete globalThis.Intl
  globalThis.Date = class extends Date {
    constructor(...parts) { if (parts.length) super(...parts); else super(currentTime()) }
    static now() { return currentTime() }
  }
  globalThis.global = globalThis
`
