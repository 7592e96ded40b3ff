import { lt } from 'drizzle-orm'
import { loginTries, sessions } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/** Deletes log-ins that ended over a day ago, and old counts of failed ones. */
export async function purgeSessions(core: Core): Promise<void> {
  const yesterday = addMilliseconds(core.clock.now(), -DAY)
  await core.db.delete(sessions).where(lt(sessions.expiresAt, yesterday))
  await core.db.delete(loginTries).where(lt(loginTries.windowStart, yesterday))
}
