import { inArray } from 'drizzle-orm'
import { directoryLeavers } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/** Forgets under which WeCom account the directory saw these employees leave. May run twice. */
export async function purgeDirectoryLeavers(
  core: Core,
  { employeeIds }: { employeeIds: string[] },
): Promise<void> {
  await core.db.delete(directoryLeavers).where(inArray(directoryLeavers.employeeId, employeeIds))
}
