import { lt } from 'drizzle-orm'
import { exports } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

const KEPT = 365 * DAY

/** Requests of more than a year ago go, with what was written as the reason; that they happened stays in the audit log. */
export async function purgeExports(core: Core): Promise<void> {
  await core.db
    .delete(exports)
    .where(lt(exports.requestedAt, addMilliseconds(core.clock.now(), -KEPT)))
}
