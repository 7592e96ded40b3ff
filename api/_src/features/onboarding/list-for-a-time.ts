import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf } from '../../kernel/rows.ts'

/** Who passed the gate for a time only, in the order of ids after `afterId`: a page of those to look at again. */
export async function listForATime(
  db: Queryable,
  { afterId, limit }: { afterId: string; limit: number },
): Promise<string[]> {
  const result = await db.execute(sql`
    select employee_id as id from onboardings where completed_by <> 'coverage' and employee_id > ${afterId}
    order by employee_id limit ${limit}`)
  return rowsOf<{ id: string }>(result).map(({ id }) => id)
}
