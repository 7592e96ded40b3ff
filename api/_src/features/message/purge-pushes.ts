import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY, shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/** The vendor pushes again within minutes; a month is what it answers queries about. */
const KEEP = 31 * DAY

/** Forgets what only guards against duplicates and counts days long past. */
export async function purgePushes(core: Core): Promise<void> {
  const before = addMilliseconds(core.clock.now(), -KEEP)
  const at = before.toISOString()
  await core.db.execute(sql`delete from sms_pushes where received_at < ${at}`)
  await core.db.execute(sql`delete from carrier_reports where hour < ${at}`)
  await core.db.execute(sql`delete from sms_days where day < ${shanghaiDate(before)}`)
}
