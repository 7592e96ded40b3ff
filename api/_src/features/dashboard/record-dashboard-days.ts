import { sql } from 'drizzle-orm'
import { DAY, shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/**
 * Keeps what the dashboard draws over time: how many contacts were valid at the end of yesterday, for each department
 * and for the whole company. A second look on the same day writes the same rows anew.
 */
export async function recordDashboardDays(core: Core): Promise<void> {
  const day = shanghaiDate(new Date(core.clock.now().getTime() - DAY))
  await core.db.execute(sql`
    insert into dashboard_days (day, department_id, measure, value, out_of)
    select ${day}::date, case when grouping(e.department_id) = 1 then '' else e.department_id end, 'valid',
      count(*) filter (where c.state = 'valid'), count(*)
    from contacts c join employees e on e.id = c.employee_id
    where c.state <> 'retired' and e.status <> 'left'
    group by rollup (e.department_id)
    having grouping(e.department_id) = 1 or e.department_id is not null
    on conflict (day, department_id, measure) do update set value = excluded.value, out_of = excluded.out_of`)
}
