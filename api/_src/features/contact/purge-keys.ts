import { lt } from 'drizzle-orm'
import { idempotencyKeys } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/** Nobody repeats a submit after a month; what it made stays. */
const KEYS_LAST = 30 * DAY

export async function purgeKeys(core: Core): Promise<void> {
  await core.db
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, addMilliseconds(core.clock.now(), -KEYS_LAST)))
}
