import { inArray } from 'drizzle-orm'
import { preboardings } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/** Whoever is forgotten has no door here any more. May run twice. */
export async function purgePreboardings(
  core: Core,
  { employeeIds }: { employeeIds: string[] },
): Promise<void> {
  if (employeeIds.length > 0)
    await core.db.delete(preboardings).where(inArray(preboardings.employeeId, employeeIds))
}
