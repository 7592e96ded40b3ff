import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { arrayOf } from '../../kernel/rows.ts'

/**
 * Forgets what was compared of purged employees; where a contact was purged the employee is read anew, for a conflict
 * names both sides. May run twice.
 */
export async function purgeReadings(
  core: Core,
  { contactIds = [], employeeIds = [] }: { contactIds?: string[]; employeeIds?: string[] },
): Promise<void> {
  await core.db.execute(
    sql`delete from roster_readings where employee_id = any(${arrayOf(employeeIds)}::text[])`,
  )
  await core.db.execute(sql`
    update roster_readings r set conflicts = 0, conflicts_sealed = null, due_at = ${core.clock.now().toISOString()}
    from contacts c where c.id = any(${arrayOf(contactIds)}::text[]) and r.employee_id = c.employee_id
      and r.conflicts_sealed is not null`)
}
