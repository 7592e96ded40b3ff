import { sql } from 'drizzle-orm'
import type { Core } from './core.ts'
import { arrayOf } from './rows.ts'

/** Empties what people wrote as a reason for acts about these ids: it may name somebody. The acts themselves stay. */
export async function purgeAuditReasons(core: Core, subjects: readonly string[]): Promise<void> {
  await core.db.execute(sql`
    update audit_log set reason = null where subject = any(${arrayOf(subjects)}::text[]) and reason is not null`)
}
