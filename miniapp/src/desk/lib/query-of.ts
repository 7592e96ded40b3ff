/** `?a=1&b=2` of what is given; nothing where nothing is. */
export function queryOf(given: Record<string, string | undefined>): string {
  const pairs = Object.entries(given)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(value ?? '')}`)
  return pairs.length ? `?${pairs.join('&')}` : ''
}
