import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { arrayOf } from '../../kernel/rows.ts'

/** What rosters that still wait remember of people who were purged goes; undo has nothing to put back. Idempotent. */
export async function purgeRosters(
  core: Core,
  { employeeIds }: { employeeIds: readonly string[] },
): Promise<void> {
  const ids = sql`any(${arrayOf(employeeIds)}::text[])`
  await inTransaction(core, async ({ tx }) => {
    await tx.execute(sql`delete from import_changes where split_part(subject, '/', 1) = ${ids}`)
    await tx.execute(sql`delete from staged_contacts where employee_id = ${ids}`)
  })
}
