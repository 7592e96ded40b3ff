import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Campaign } from '../../../../shared/campaign.ts'
import { AppError } from '../../kernel/app-error.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'
import { findSummaries } from './list-campaigns.ts'

/** So many departments are told apart, the worst ones. */
const DEPARTMENTS = 100

/**
 * One campaign as it stands among the people in scope: who was asked, opened, answered, by day and by department. Throws
 * `not_found` alike for one that reaches nobody there and none at all.
 */
export async function getCampaign(
  core: Core,
  { campaignId, scope, mayRun }: { campaignId: string; scope: Scope; mayRun: boolean },
): Promise<Campaign> {
  const { db } = core
  const [summary] = await findSummaries(db, scope, sql`c.id = ${campaignId}`)
  if (!summary) throw new AppError('not_found')
  const own = sql`m.campaign_id = ${campaignId} and ${inScope(scope, sql`m.department_id`)}`
  const [counts, days, departments] = await Promise.all([
    countAnswers(db, own, core.clock.now()),
    listDays(db, own, core.clock.now()),
    listDepartments(db, own),
  ])
  return { ...summary, ...counts, days, departments, mayRun }
}

async function countAnswers(db: Queryable, own: SQL, now: Date) {
  const weekAgo = addMilliseconds(now, -7 * DAY).toISOString()
  const result = await db.execute(sql`
    select (select c.ended_at from campaigns c where c.id = max(m.campaign_id)) as "endedAt",
      count(*) filter (where how = 'no_change')::int as "noChange",
      count(*) filter (where how = 'changed')::int as changed,
      count(*) filter (where asked_at <= ${weekAgo})::int as "outOf",
      count(*) filter (where asked_at <= ${weekAgo} and answered_at < asked_at + interval '7 days')::int as value,
      count(*) filter (where nudges > 0)::int as nudged
    from campaign_members m where ${own}`)
  const [row] = rowsOf<{
    endedAt: unknown
    noChange: number
    changed: number
    outOf: number
    value: number
    nudged: number
  }>(result)
  const { endedAt, noChange = 0, changed = 0, outOf = 0, value = 0, nudged = 0 } = row ?? {}
  return {
    endedAt: toDate(endedAt)?.toISOString() ?? null,
    noChange,
    changed,
    nudged,
    inAWeek: { value, outOf },
  }
}

/** Every day from the first question until today, or until it ended, also those on which nothing happened. */
async function listDays(db: Queryable, own: SQL, now: Date): Promise<Campaign['days']> {
  const until = sql`(select coalesce(max(c.ended_at), ${now.toISOString()}::timestamptz)
    from campaign_members m join campaigns c on c.id = m.campaign_id where ${own})`
  const result = await db.execute(sql`
    with happened as (
      select (asked_at at time zone 'Asia/Shanghai')::date as day, 1 as asked, 0 as answered
      from campaign_members m where ${own} and asked_at is not null
      union all
      select (answered_at at time zone 'Asia/Shanghai')::date, 0, 1
      from campaign_members m where ${own} and answered_at is not null),
    counted as (select day, sum(asked)::int as asked, sum(answered)::int as answered from happened group by day)
    select d::date::text as date, coalesce(asked, 0) as asked, coalesce(answered, 0) as answered
    from generate_series((select min(day) from counted),
      greatest((select max(day) from counted), (${until} at time zone 'Asia/Shanghai')::date), interval '1 day') d
    left join counted on day = d::date order by d`)
  return rowsOf<Campaign['days'][number]>(result)
}

async function listDepartments(db: Queryable, own: SQL): Promise<Campaign['departments']> {
  const result = await db.execute(sql`
    select coalesce(m.department_id, '') as id, case
        when d.id is null then '没有部门' when d.site in ('', d.name) then d.name else d.site || ' · ' || d.name end as name,
      count(m.asked_at)::int as asked,
      count(m.answered_at)::int as answered
    from campaign_members m left join departments d on d.id = m.department_id
    where ${own} and m.asked_at is not null group by 1, 2
    order by count(m.answered_at)::real / count(*), 2 limit ${DEPARTMENTS}`)
  return rowsOf<Campaign['departments'][number]>(result)
}
