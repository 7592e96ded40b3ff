/**
 * The class that a CommonJS package exports as its default. Node hands over `module.exports` as the
 * default, bundlers and test runners may already have taken its own `default` out.
 */
export function defaultExport<T>(namespace: { default: T | { default: T } }): T {
  const found = namespace.default
  return typeof found === 'object' && found !== null && 'default' in found ? found.default : found
}
