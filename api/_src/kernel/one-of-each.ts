/** Gives the same string for equal ones: a hundred thousand people share a few thousand departments and superiors. */
export function oneOfEach(): <T extends string | null>(value: T) => T {
  const kept = new Map<string, string>()
  return (value) => {
    if (value === null) return value
    const same = kept.get(value)
    if (same !== undefined) return same as typeof value
    kept.set(value, value)
    return value
  }
}
