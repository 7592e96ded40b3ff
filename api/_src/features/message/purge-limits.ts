import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/** No limit looks further back than a year (design §5). */
const COUNTED = 366 * DAY

/** Forgets the guards of numbers that no contact has any more, and which purged messages went to one number. */
export async function purgeLimits(core: Core): Promise<void> {
  const before = addMilliseconds(core.clock.now(), -COUNTED).toISOString()
  await core.db.execute(sql`
    delete from send_guards g where not exists (select 1 from contacts c where c.phone_hash = g.phone_hash)`)
  await core.db.execute(sql`
    update messages set phone_hash = 'gone:' || id
    where phone_hash like 'past:%' and coalesce(claimed_at, created_at) <= ${before}`)
}
