/** A name for one submit: unlike any other of this employee, not a secret. */
export function newKey(): string {
  const part = () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')
  return `${Date.now().toString(36)}-${part()}-${part()}`
}
