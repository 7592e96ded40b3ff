import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { listDelegators } from './delegation-queries.ts'

/** Was anything ever put to this employee to decide, or does somebody let them decide now? */
export async function isDecider(
  { db, clock }: Core,
  { employeeId }: { employeeId: string },
): Promise<boolean> {
  const delegators = await listDelegators(db, employeeId, clock.now())
  if (delegators.length > 0) return true
  const result = await db.execute(
    sql`select 1 from change_requests where manager_id = ${employeeId} limit 1`,
  )
  return rowsOf(result).length > 0
}
