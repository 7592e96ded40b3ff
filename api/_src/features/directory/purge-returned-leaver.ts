import { eq } from 'drizzle-orm'
import { directoryLeavers } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/**
 * Somebody is here again, by whatever system's word: that the directory once saw them leave tells nothing of how they leave
 * next. May run twice.
 */
export async function purgeReturnedLeaver(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  await core.db.delete(directoryLeavers).where(eq(directoryLeavers.employeeId, employeeId))
}
