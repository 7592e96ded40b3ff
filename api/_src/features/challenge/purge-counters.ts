import { lt } from 'drizzle-orm'
import { asks, challengeCodes, codeTries, missCounters } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY, shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/** Deletes what no limit looks at any more: asks, tries, misses and codes that are two days old. */
export async function purgeCounters(core: Core): Promise<void> {
  const before = addMilliseconds(core.clock.now(), -2 * DAY)
  await core.db.delete(asks).where(lt(asks.at, before))
  await core.db.delete(missCounters).where(lt(missCounters.windowStart, before))
  await core.db.delete(codeTries).where(lt(codeTries.day, shanghaiDate(before)))
  await core.db.delete(challengeCodes).where(lt(challengeCodes.createdAt, before))
}
