import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Events } from '../../kernel/events.ts'
import { rowsOf } from '../../kernel/rows.ts'

const PAGE = 200

/** The next employees on whom a changed setting bears, in the order of ids; fewer than a page: there are no more. */
export async function listOutdated(
  q: Queryable,
  { what, from, to, afterId }: Events['judgements.outdated'],
): Promise<{ employeeIds: string[]; isLast: boolean }> {
  const affected = {
    score: sql`select employee_id from scores where tenths >= ${from} and tenths < ${to}`,
    coverage: sql`select employee_id from coverages where counts >= ${from} and counts < ${to}`,
    activity: sql`select employee_id from contact_activity`,
  }[what]
  const result = await q.execute(sql`
    select distinct employee_id as id from (${affected}) a where employee_id > ${afterId}
    order by employee_id limit ${PAGE}`)
  const employeeIds = rowsOf<{ id: string }>(result).map(({ id }) => id)
  return { employeeIds, isLast: employeeIds.length < PAGE }
}
