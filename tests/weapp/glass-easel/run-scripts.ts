/** What a mini-program engine hides from the package: nobody fills these. */
const HIDDEN = ['window', 'document', 'self', 'location', 'navigator', 'localStorage', 'fetch']

/** Runs the package's CommonJS files in the browser; `offered` is all they get besides the language. */
export function createScripts(scripts: Record<string, string>, offered: Record<string, unknown>) {
  const loaded: Record<string, { exports: unknown }> = {}
  let entry = ''

  function run(wanted: string): unknown {
    const file = wanted.endsWith('.js') ? wanted : `${wanted}.js`
    const earlier = loaded[file]
    if (earlier) return earlier.exports
    const module = { exports: {} }
    loaded[file] = module
    const define = new Function(
      ...['require', 'module', 'exports', ...Object.keys(offered), ...HIDDEN],
      `${scripts[file]}\n//# sourceURL=weapp/${file}`,
    )
    const folder = file.split('/').slice(0, -1)
    const require = (next: string) => run(joined(folder, next))
    define(require, module, module.exports, ...Object.values(offered))
    return module.exports
  }
  return {
    /** The file that runs as an entry: the page that registers itself. */
    entry: () => entry,
    load(file: string): unknown {
      entry = file
      return run(file)
    },
  }
}

function joined(folder: readonly string[], wanted: string): string {
  const parts = [...folder]
  for (const part of wanted.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  return parts.join('/')
}
