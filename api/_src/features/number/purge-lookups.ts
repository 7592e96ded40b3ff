import { lt } from 'drizzle-orm'
import { numberLookups } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/** Which numbers somebody tried counts for one day; two are kept for clocks that disagree. */
export async function purgeLookups(core: Core): Promise<void> {
  await core.db
    .delete(numberLookups)
    .where(lt(numberLookups.at, addMilliseconds(core.clock.now(), -2 * DAY)))
}
