import type { Context as HonoContext } from 'hono'

/** More than any of our forms ever sends. */
const LONGEST = 200

/**
 * The fields of a posted form, whatever was posted: a missing, repeated, oversized or unreadable one is
 * simply empty, and the page then asks for it. Never throws.
 */
export async function readFields<K extends string>(
  c: HonoContext,
  ...names: readonly K[]
): Promise<Record<K, string>> {
  const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}))
  const fields = {} as Record<K, string>
  for (const name of names) {
    const value = Object.hasOwn(body, name) ? body[name] : ''
    fields[name] = typeof value === 'string' && value.length <= LONGEST ? value.trim() : ''
  }
  return fields
}
