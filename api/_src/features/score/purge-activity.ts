import { lt } from 'drizzle-orm'
import { contactActivity } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY, shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/** A count speaks of 90 days and for 90 days; while the company does not use counts none is kept. */
export async function purgeActivity(core: Core): Promise<void> {
  const { useActivity } = await core.settings.read(core.db)
  const now = core.clock.now()
  const before = useActivity ? addMilliseconds(now, -90 * DAY) : addMilliseconds(now, 2 * DAY)
  await core.db.delete(contactActivity).where(lt(contactActivity.asOf, shanghaiDate(before)))
}
