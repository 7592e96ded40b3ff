import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { arrayOf } from '../../kernel/rows.ts'

/** What deciders wrote about purged contacts, or employees, goes; the decision stays. Idempotent. */
export async function purgeChangeNotes(
  core: Core,
  of: { contactIds?: readonly string[]; employeeIds?: readonly string[] },
): Promise<void> {
  const contactIds = sql`any(${arrayOf(of.contactIds ?? [])}::text[])`
  await core.db.execute(sql`
    update change_requests set note_sealed = null where note_sealed is not null
      and (contact_id = ${contactIds} or replaces_id = ${contactIds}
        or employee_id = any(${arrayOf(of.employeeIds ?? [])}::text[]))`)
}
