import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { baselineMeasures } from './baseline.ts'

/** By then the numbers of an import are checked and its first questions answered or not. */
const MEASURED_AFTER = 8 * DAY

/**
 * Freezes what the first import was worth, eight days after it was started and once: dead numbers, strangers, old
 * records and answers within a week, of what it brought, by department and for the whole company. Idempotent.
 */
export async function recordBaseline(core: Core): Promise<void> {
  const now = core.clock.now()
  await core.db.execute(sql`
    with first as (
      select started_at, as_of, (started_at at time zone 'Asia/Shanghai')::date as day from imports
      where state = 'started' and started_at is not null order by started_at limit 1),
    brought as (
      select e.department_id, c.cause in ('dead') as dead, c.cause in ('reassigned', 'wrong_person') as stranger,
        first.as_of < first.day - 365 as stale, first.day, q.asked_at is not null as asked,
        q.answered_at <= q.asked_at + interval '7 days' as answered
      from first join contacts c on c.source = 'import'
        and c.created_at between first.started_at and first.started_at + interval '1 day'
      join employees e on e.id = c.employee_id
      left join lateral (select asked_at, answered_at from challenges q
        where q.contact_id = c.id order by q.created_at limit 1) q on true
      where first.started_at <= ${addMilliseconds(now, -MEASURED_AFTER).toISOString()}
        and not exists (select 1 from dashboard_days where department_id = '' and measure = ${baselineMeasures.dead})),
    counted as (
      select day, department_id, grouping(department_id) = 1 as whole, count(*) as all_of,
        count(*) filter (where dead) as dead, count(*) filter (where stranger) as strangers,
        count(*) filter (where stale) as stale, count(*) filter (where asked) as asked,
        count(*) filter (where answered) as answered
      from brought group by day, rollup (department_id))
    insert into dashboard_days (day, department_id, measure, value, out_of)
    select day, case when whole then '' else department_id end, m.measure, m.value, m.out_of
    from counted cross join lateral (values
      (${baselineMeasures.dead}, dead, all_of), (${baselineMeasures.strangers}, strangers, all_of),
      (${baselineMeasures.stale}, stale, all_of), (${baselineMeasures.answered_in_a_week}, answered, asked)
    ) as m(measure, value, out_of)
    where whole or department_id is not null
    on conflict do nothing`)
}
