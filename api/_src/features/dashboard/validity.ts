import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Dashboard } from '../../../../shared/dashboard.ts'
import { DAY, shanghaiDate } from '../../kernel/clock.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import type { Places } from './dashboard-places.ts'

/** The share of valid contacts by month, the oldest first: each month's last day, the running one as it is now. */
export async function listValidity(
  db: Queryable,
  places: Places,
  now: { at: Date; value: number; outOf: number },
): Promise<Dashboard['validity']> {
  const from = shanghaiDate(new Date(now.at.getTime() - 365 * DAY)).slice(0, 7)
  const month = shanghaiDate(now.at).slice(0, 7)
  const result = await db.execute(sql`
    select month, sum(value)::int as value, sum(out_of)::int as "outOf" from (
      select distinct on (department_id, to_char(day, 'YYYY-MM')) to_char(day, 'YYYY-MM') as month, value, out_of
      from dashboard_days
      where measure = 'valid' and department_id = any(${arrayOf(places.departmentIds ?? [''])}::text[])
        and day >= ${`${from}-01`}::date and day < ${`${month}-01`}::date
      order by department_id, to_char(day, 'YYYY-MM'), day desc) last
    group by month order by month`)
  const past = rowsOf<Dashboard['validity'][number]>(result).slice(-11)
  return [...past, { month, value: now.value, outOf: now.outOf }]
}
