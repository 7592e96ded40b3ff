/** The same list with one item moved. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/**
 * The calls that bring the server from one order to another: each puts one contact in its final place,
 * first place first, so it makes no difference whether the others are shifted or swapped.
 */
export function orderPatches(
  before: readonly { id: string }[],
  after: readonly { id: string }[],
): { id: string; order: number }[] {
  const first = after.findIndex((contact, place) => contact.id !== before[place]?.id)
  if (first < 0) return []
  return after.slice(first).map(({ id }, index) => ({ id, order: first + index + 1 }))
}
