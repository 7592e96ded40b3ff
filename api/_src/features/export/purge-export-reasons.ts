import { and, lte, ne } from 'drizzle-orm'
import { exports } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/** What people gave as the reason of an export goes; that and by whom it was asked for and decided stays. */
export async function purgeExportReasons(core: Core, { before }: { before: Date }): Promise<void> {
  await core.db
    .update(exports)
    .set({ reason: '' })
    .where(and(lte(exports.requestedAt, before), ne(exports.reason, '')))
}
