import { lt, not, or, sql } from 'drizzle-orm'
import { contactActivity } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY, shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/**
 * A count speaks of 90 days and for 90 days; of a number that the employee names no more, and while the company does
 * not use counts, none is kept.
 */
export async function purgeActivity(core: Core): Promise<void> {
  const { useActivity } = await core.settings.read(core.db)
  const now = core.clock.now()
  const before = useActivity ? addMilliseconds(now, -90 * DAY) : addMilliseconds(now, 2 * DAY)
  const isNamed = sql`exists (select 1 from contacts c
    where c.employee_id = ${contactActivity.employeeId} and c.phone_hash = ${contactActivity.phoneHash})`
  await core.db
    .delete(contactActivity)
    .where(or(lt(contactActivity.asOf, shanghaiDate(before)), not(isNamed)))
}
