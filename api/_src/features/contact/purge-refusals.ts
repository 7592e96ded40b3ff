import { lte } from 'drizzle-orm'
import { vacantRefusals } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/** Forgets which vacant numbers were typed and refused before `before`: nobody insists on one after so long. */
export async function purgeRefusals(core: Core, { before }: { before: Date }): Promise<void> {
  await core.db.delete(vacantRefusals).where(lte(vacantRefusals.lastAt, before))
}
