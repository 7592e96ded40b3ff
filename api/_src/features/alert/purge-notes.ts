import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { arrayOf } from '../../kernel/rows.ts'

/** What HR wrote about purged contacts, or employees, goes; what they found out stays as a code. Idempotent. */
export async function purgeNotes(
  core: Core,
  of: { contactIds?: readonly string[]; employeeIds?: readonly string[] },
): Promise<void> {
  await core.db.execute(sql`
    update follow_ups set note_sealed = null where note_sealed is not null
      and (contact_id = any(${arrayOf(of.contactIds ?? [])}::text[])
        or employee_id = any(${arrayOf(of.employeeIds ?? [])}::text[]))`)
}
