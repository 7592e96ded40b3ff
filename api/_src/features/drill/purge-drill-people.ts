import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { arrayOf } from '../../kernel/rows.ts'

/** Purged employees are no longer in the samples of closed drills; what their site came to stays. Idempotent. */
export async function purgeDrillPeople(
  core: Core,
  { employeeIds }: { employeeIds: readonly string[] },
): Promise<void> {
  await core.db.execute(sql`
    with gone as (
      delete from drill_people p using drills d
      where d.id = p.drill_id and d.state = 'closed' and p.employee_id = any(${arrayOf(employeeIds)}::text[])
      returning p.id),
    written as (delete from drill_messages m using gone where m.drill_person_id = gone.id)
    delete from drill_calls c using gone where c.drill_person_id = gone.id`)
}
