import { inArray } from 'drizzle-orm'
import { waivers } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/** Why purged employees were let pass is forgotten; that they were, and by whom, stays. May run twice. */
export async function purgeWaivers(
  core: Core,
  { employeeIds }: { employeeIds: string[] },
): Promise<void> {
  await core.db.update(waivers).set({ reason: '' }).where(inArray(waivers.employeeId, employeeIds))
}
