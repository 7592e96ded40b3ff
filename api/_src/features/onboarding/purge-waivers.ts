import { and, inArray, lte, ne, or } from 'drizzle-orm'
import { waivers } from '../../../../db/schema/index.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/**
 * Why somebody was let pass is forgotten with them, or once it has been over since `before`; that they were, and by
 * whom, stays. May run twice.
 */
export async function purgeWaivers(
  core: Core,
  { employeeIds = [], before }: { employeeIds?: string[]; before?: Date },
): Promise<void> {
  const isOver = before && lte(waivers.untilOn, shanghaiDate(before))
  await core.db
    .update(waivers)
    .set({ reason: '' })
    .where(and(ne(waivers.reason, ''), or(inArray(waivers.employeeId, employeeIds), isOver)))
}
