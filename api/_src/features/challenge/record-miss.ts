import { sql } from 'drizzle-orm'
import { missCounters } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'
import { type MissScope, throttledUntil, windowStart } from './throttle.ts'

/**
 * Counts one miss of a caller (a hash of their address) and says until when they are throttled, or null.
 * Never called for a link that exists (design §5, links).
 */
export async function recordMiss(
  core: Core,
  input: { scope: MissScope; caller: string },
): Promise<Date | null> {
  const now = core.clock.now()
  const [row] = await core.db
    .insert(missCounters)
    .values({
      scope: input.scope,
      subject: core.vault.hash('caller', input.caller),
      windowStart: windowStart(input.scope, now),
      count: 1,
    })
    .onConflictDoUpdate({
      target: [missCounters.scope, missCounters.subject, missCounters.windowStart],
      set: { count: sql`${missCounters.count} + 1` },
    })
    .returning({ count: missCounters.count })
  return throttledUntil(input.scope, row?.count ?? 1, now)
}
