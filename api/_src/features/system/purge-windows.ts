import { lt } from 'drizzle-orm'
import { providerWindows } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

const KEPT = 2 * DAY

/** How providers answered is of interest for two days. */
export async function purgeWindows(core: Core): Promise<void> {
  const before = addMilliseconds(core.clock.now(), -KEPT)
  await core.db.delete(providerWindows).where(lt(providerWindows.windowStart, before))
}
