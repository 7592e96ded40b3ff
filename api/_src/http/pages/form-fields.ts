import type { Context as HonoContext } from 'hono'

/** More than any of our forms ever sends: a sealed ticket is the longest. */
const LONGEST = 1_024

/**
 * The fields of a posted form, whatever was posted: a missing, repeated or unreadable one is simply empty, an
 * oversized one is cut, and the page then asks for it. Never throws.
 */
export async function readFields<K extends string>(
  c: HonoContext,
  ...names: readonly K[]
): Promise<Record<K, string>> {
  const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
  const fields = {} as Record<K, string>
  for (const name of names) {
    const value = Object.hasOwn(body, name) ? body[name] : ''
    fields[name] = typeof value === 'string' ? value.slice(0, LONGEST).trim() : ''
  }
  return fields
}
