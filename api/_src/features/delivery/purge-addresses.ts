import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { arrayOf } from '../../kernel/rows.ts'

/** Deletes where people who left could be reached. Idempotent. */
export async function purgeAddresses(
  core: Core,
  { employeeIds }: { employeeIds: readonly string[] },
): Promise<void> {
  await core.db.execute(
    sql`delete from work_addresses where employee_id = any(${arrayOf(employeeIds)}::text[])`,
  )
}
