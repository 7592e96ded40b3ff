import { type SQL, sql } from 'drizzle-orm'
import type { Cycle } from '../../../../shared/cycle.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { joins } from './is-joining.ts'
import { ASK_WITHIN, CATCH_UP, daysAfter, FIRST_AFTER } from './rhythm.ts'

const SLICE = 50_000

const isHighRisk = sql`exists (select 1 from scores s where s.employee_id = e.id and s.high_risk)`
const isUncovered = sql`exists (select 1 from coverages k where k.employee_id = e.id and k.counts = 0)`
/** Who came with a roster that nobody has started yet: HR may still undo it. */
const isStaged = sql`exists (select 1 from import_changes i
  where i.kind = 'employee' and i.subject = e.id and i.before is null)`

/**
 * Works out for everybody who is here from when, by when and at the latest when they are asked next: whoever has no
 * plan, was asked or answered, was missed, or has become of higher risk. What stands stays. In slices, each a
 * transaction of its own; another planner meanwhile, or one that died, costs nothing but time. Whoever is reminded as a
 * joiner has no plan until that ends (design §9).
 */
export async function planWindows(core: Core, cycle: Cycle): Promise<void> {
  const today = shanghaiDate(core.clock.now())
  for (let afterId = ''; ; ) {
    const last = await inTurn(core, 'reminders', async ({ tx }) => {
      // of a company everybody is read: here the index would be the slow way
      await tx.execute(sql`select set_config('enable_seqscan', 'on', true)`)
      const result = await tx.execute(sql`
        with slice as (
          select id, status, created_at, affirmed_at from employees where id > ${afterId}
          order by id limit ${SLICE}),
        planned as (${writeWindows(today, cycle)})
        select max(id) as last, count(*)::int as count from slice`)
      return rowsOf<{ last: string | null; count: number }>(result)[0]
    })
    if (!last?.last || last.count < SLICE) break
    afterId = last.last
  }
  // in turn as well: two planners that lock the same rows in two orders would stop each other
  await inTurn(core, 'reminders', async ({ tx }) => {
    await tx.execute(sql`
      delete from reminder_plans p using employees e where e.id = p.employee_id and e.status = 'left'`)
    await tx.execute(sql`
      delete from reminder_plans p using onboardings o where o.employee_id = p.employee_id and ${joins}`)
  })
}

/** One statement for a slice. A date plus a number is a date so many days later. */
function writeWindows(today: string, { uncovered, highRisk, others, latest }: Cycle): SQL {
  const catchUp = sql`${daysAfter(today, CATCH_UP)}::date`
  return sql`
    insert into reminder_plans as p (employee_id, asked_on, asked, opens_on, wanted_by, latest_on, ask_on)
    select id, asked_on, asked,
      asked_on + case when asked then every - least(${ASK_WITHIN}::int, every / 2) else ${FIRST_AFTER}::int end,
      least(greatest(asked_on + every, ${catchUp}), latest_on), latest_on, null
    from (
      select e.id, coalesce(old.asked, false) as asked, base.asked_on,
        case when ${isUncovered} then ${uncovered}::int when ${isHighRisk} then ${highRisk}::int
          else ${others}::int end as every,
        -- whose time has passed (a pause, a roster of long ago) is asked soon, but not all of them on one day
        case when base.asked_on + ${latest}::int >= ${today}::date
          then base.asked_on + ${latest}::int else ${catchUp} end as latest_on
      from slice e left join reminder_plans old on old.employee_id = e.id
      cross join lateral (select coalesce(old.asked_on, (greatest(e.created_at, e.affirmed_at)
        at time zone 'Asia/Shanghai')::date) as asked_on offset 0) base
      where e.status <> 'left' and (old.employee_id is not null or not ${isStaged})) facts
    on conflict (employee_id) do update
      set opens_on = excluded.opens_on, wanted_by = excluded.wanted_by, latest_on = excluded.latest_on, ask_on = null
      where (p.ask_on is null
          and (p.opens_on, p.wanted_by, p.latest_on) is distinct from (excluded.opens_on, excluded.wanted_by, excluded.latest_on))
        or p.ask_on < ${today}::date
        or (excluded.wanted_by < p.wanted_by and p.ask_on > excluded.wanted_by)`
}
