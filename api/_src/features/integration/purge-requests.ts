import { lt } from 'drizzle-orm'
import { integrationRequests } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/** Answers are kept for a day: nobody repeats a request after that. */
export async function purgeRequests(core: Core): Promise<void> {
  await core.db
    .delete(integrationRequests)
    .where(lt(integrationRequests.createdAt, addMilliseconds(core.clock.now(), -DAY)))
}
