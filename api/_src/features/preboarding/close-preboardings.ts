import { and, inArray, isNull } from 'drizzle-orm'
import { preboardings } from '../../../../db/schema/index.ts'
import type { TxCore } from '../../kernel/core.ts'

type Why = NonNullable<(typeof preboardings.$inferSelect)['closedWhy']>

/** The link and what was opened with it end for good; the first reason stays. */
export async function closePreboardings(
  t: Pick<TxCore, 'tx' | 'now'>,
  { employeeIds, why }: { employeeIds: readonly string[]; why: Why },
): Promise<void> {
  await t.tx
    .update(preboardings)
    .set({ closedAt: t.now, closedWhy: why, browserHash: null })
    .where(and(inArray(preboardings.employeeId, [...employeeIds]), isNull(preboardings.closedAt)))
}
