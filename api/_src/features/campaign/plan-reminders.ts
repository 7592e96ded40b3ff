import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { cycleOf } from '../../../../shared/cycle.ts'
import { shanghaiDate, shanghaiHour } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { announce } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { nextDate } from '../../kernel/workdays.ts'
import { planWindows } from './plan-windows.ts'
import { workdayFrom, workdaysBetween } from './rhythm.ts'
import { capFor, type Day, type Group, spread } from './spread.ts'

const SLICE = 100_000

export type Planned = { planned: number; cap: number }

/**
 * Plans everybody's next question (design §9): by risk, at the latest so many days after the last as the settings say,
 * spread over the workdays of their window, no day above the cap. The cap is the setting; only where somebody would
 * else be asked too late it is the smallest that suffices. In slices by deadline, each a transaction of its own: it may
 * be stopped anywhere, run again, and run twice at once. Administrators are told of a raised cap. Says how many were
 * laid on a day, and the cap.
 */
export async function planReminders(core: Core): Promise<Planned> {
  const { remindersADay, askEveryDays, batchFrom } = await core.settings.read(core.db)
  await planWindows(core, cycleOf(askEveryDays))
  const start = firstDay(core.clock.now(), batchFrom)
  const total = { planned: 0, cap: remindersADay }
  for (;;) {
    const placed = await inTurn(core, 'reminders', async ({ tx }) => {
      const groups = await listGroups(tx, false)
      const last = groups.at(-1)?.latestOn
      if (!last) return 0
      const days = await listDays(tx, { first: start, last })
      const cap = capFor(remindersADay, days, groups)
      total.cap = Math.max(total.cap, cap)
      return placeSlice(tx, await listGroups(tx, true), days, cap)
    })
    total.planned += placed
    if (placed < SLICE) break
  }
  if (total.cap > remindersADay)
    await announce(core.db, core.clock.now(), 'trouble.seen', {
      kind: 'reminder_cap',
      subject: 'reminders',
      details: { cap: total.cap, wanted: remindersADay },
    })
  return total
}

/** The first day that can still be planned: today only before the hours begin. */
export function firstDay(now: Date, opensAt: number): string {
  const today = shanghaiDate(now)
  return workdayFrom(shanghaiHour(now) < opensAt ? today : nextDate(today))
}

/**
 * The workdays from one to another with all that is planned for each, `without` one campaign; of a span without any,
 * the workday that it begins with.
 */
export async function listDays(
  tx: Queryable,
  { first, last, without = '' }: { first: string; last: string; without?: string },
): Promise<Day[]> {
  const result = await tx.execute(sql`
    select day::text, sum(count)::int as load from (
      select ask_on as day, count(*) from reminder_plans where ask_on >= ${first} group by ask_on
      union all
      select ask_on, count(*) from campaign_members
      where ask_on >= ${first} and (asked_at is not null or (closed_at is null and campaign_id <> ${without}))
      group by ask_on) loads
    group by day`)
  const loads = new Map(
    rowsOf<{ day: string; load: number }>(result).map(({ day, load }) => [day, load]),
  )
  const days = workdaysBetween(first, last > first ? last : first)
  return days.map((date) => ({ date, load: loads.get(date) ?? 0 }))
}

const slice = sql`select employee_id, opens_on, wanted_by, latest_on from reminder_plans
  where ask_on is null order by latest_on, employee_id`

/** Who has no day yet, by deadline: all of them, or the most urgent so many. */
async function listGroups(tx: Queryable, onlySlice: boolean): Promise<Group[]> {
  const result = await tx.execute(sql`
    select opens_on::text as "opensOn", wanted_by::text as "wantedBy", latest_on::text as "latestOn",
      count(*)::int as count
    from (${slice} ${onlySlice ? sql`limit ${SLICE}` : sql``}) s group by 1, 2, 3 order by 3, 2, 1`)
  return rowsOf<Group>(result)
}

/** Within a group the order is by hash, so that a department is not asked on one day. */
async function placeSlice(
  tx: Queryable,
  groups: readonly Group[],
  days: readonly Day[],
  cap: number,
): Promise<number> {
  const next = groups.map(() => 1)
  const places = spread(days, cap, groups).map(({ group, date, count }) => {
    const from = next[group] ?? 1
    next[group] = from + count
    const { opensOn, wantedBy, latestOn } = groups[group] ?? {
      opensOn: '',
      wantedBy: '',
      latestOn: '',
    }
    return { opensOn, wantedBy, latestOn, date, from, to: from + count - 1 }
  })
  const result = await tx.execute(sql`
    with waiting as materialized (
      select *, row_number() over (partition by opens_on, wanted_by, latest_on
        order by hashtext(employee_id), employee_id) as n from (${slice} limit ${SLICE}) s),
    places as materialized (
      select g."opensOn", g."wantedBy", g."latestOn", g.date, n from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        as g("opensOn" date, "wantedBy" date, "latestOn" date, date date, "from" int, "to" int)
      cross join lateral generate_series(g."from", g."to") n),
    placed as (
      update reminder_plans p set ask_on = l.date from waiting w join places l
        on l.n = w.n and l."opensOn" = w.opens_on and l."wantedBy" = w.wanted_by and l."latestOn" = w.latest_on
      where p.employee_id = w.employee_id and p.ask_on is null returning 1)
    select count(*)::int as count from placed`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}
