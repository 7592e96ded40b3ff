import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Dashboard } from '../../../../shared/dashboard.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inPlaces, type Places } from './dashboard-places.ts'

/**
 * Opened → dialled of the emergency cards of the last 365 days (design §10, goal of §1: within a minute). A card belongs
 * to the department of the employee whom it is about, also when they left since. Seconds are rounded.
 */
export async function countCalls(
  db: Queryable,
  places: Places,
  now: Date,
): Promise<Dashboard['dialling']> {
  const result = await db.execute(sql`
    with cards as (
      select extract(epoch from m.dialled_at - m.opened_at) as seconds
      from emergencies m join employees e on e.id = m.employee_id
      where m.opened_at > ${addMilliseconds(now, -365 * DAY).toISOString()}
        and ${inPlaces(places, sql`e.department_id`)})
    select count(*)::int as opened, count(seconds)::int as dialled,
      round(percentile_cont(0.5) within group (order by seconds::float))::int as "medianSeconds",
      count(*) filter (where seconds <= 60)::int as "withinMinute"
    from cards`)
  const [calls] = rowsOf<Dashboard['dialling']>(result)
  if (!calls) throw new Error('a count of everything gave no row')
  return calls
}
