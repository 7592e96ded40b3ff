import { sql } from 'drizzle-orm'
import type { Core } from './core.ts'
import { arrayOf } from './rows.ts'

/** Empties what people wrote as a reason for acts about these ids: it may name somebody. The acts themselves stay. */
export async function purgeAuditReasons(core: Core, subjects: readonly string[]): Promise<void> {
  await core.db.execute(sql`
    update audit_log set reason = null where subject = any(${arrayOf(subjects)}::text[]) and reason is not null`)
}

/**
 * Empties, once they are old, the reasons of acts that are about nobody's id: an export, a number that was asked about
 * and that nobody has. They may name people all the same.
 */
export async function purgeOldAuditReasons(
  core: Core,
  { before }: { before: Date },
): Promise<void> {
  await core.db.execute(sql`
    update audit_log set reason = null where reason is not null and at <= ${before.toISOString()}::timestamptz
      and (action in ('export.requested', 'export.downloaded') or (action = 'held.exported' and subject = 'none'))`)
}
