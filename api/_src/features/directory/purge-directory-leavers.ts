import { inArray } from 'drizzle-orm'
import { directoryLeavers } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/**
 * Forgets under which WeCom account the directory saw these employees leave; that it did stays under their id, so that
 * they may come back. May run twice.
 */
export async function purgeDirectoryLeavers(
  core: Core,
  { employeeIds }: { employeeIds: string[] },
): Promise<void> {
  const theirs = inArray(directoryLeavers.employeeId, employeeIds)
  await core.db.transaction(async (tx) => {
    const seen = await tx.delete(directoryLeavers).where(theirs).returning()
    const latest = new Map(seen.map((one) => [one.employeeId, one]))
    if (latest.size > 0)
      await tx
        .insert(directoryLeavers)
        .values([...latest.values()].map((one) => ({ ...one, userid: one.employeeId })))
  })
}
