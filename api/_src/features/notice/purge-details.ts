import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'

/** Deletes what settled notices older than `before` spoke of; that they went, when and to whom stays. */
export async function purgeDetails(core: Core, { before }: { before: Date }): Promise<void> {
  await core.db.execute(sql`
    update notices set details = null where created_at <= ${before.toISOString()}
      and state in ('sent', 'uncertain', 'failed', 'dropped') and details is not null`)
}
