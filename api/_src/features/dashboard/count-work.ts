import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inPlaces, type Places } from './dashboard-places.ts'

export type Answers = { answered: number; asked: number }

/** Questions whose week is over, of the last 90 such days, and those answered within it, yes or no. */
export async function countAnswers(db: Queryable, places: Places, now: Date): Promise<Answers> {
  const result = await db.execute(sql`
    select count(*)::int as asked,
      count(*) filter (where q.answered_at <= q.asked_at + interval '7 days')::int as answered
    from challenges q join employees e on e.id = q.employee_id
    where q.asked_at >= ${addMilliseconds(now, -97 * DAY).toISOString()}
      and q.asked_at < ${addMilliseconds(now, -7 * DAY).toISOString()}
      and ${inPlaces(places, sql`e.department_id`)}`)
  return rowsOf<Answers>(result)[0] ?? { answered: 0, asked: 0 }
}

export type Work = {
  followUps: number
  decisions: number
  imports: number
  /** From seeing the number to writing down what came of it, where both were within an hour. */
  measuredMinutes: number | null
  measured: number
}

/** What HR did in the last 30 days. Imports are the whole company's: no department has them. */
export async function countWork(db: Queryable, places: Places, now: Date): Promise<Work> {
  const since = addMilliseconds(now, -30 * DAY).toISOString()
  const result = await db.execute(sql`
    with recent as (
      select f.actor_id, f.contact_id, f.at from follow_ups f join employees e on e.id = f.employee_id
      where f.at >= ${since} and f.undone_at is null and ${inPlaces(places, sql`e.department_id`)}),
    timed as (
      select extract(epoch from r.at - seen.at) / 60 as minutes from recent r
      cross join lateral (select max(a.at) as at from audit_log a where a.subject = r.contact_id
        and a.action = 'contact.revealed' and a.actor_id = r.actor_id
        and a.at between r.at - interval '1 hour' and r.at) seen
      where seen.at is not null)
    select (select count(*)::int from recent) as "followUps",
      (select count(*)::int from change_requests r where r.decided_at >= ${since} and r.passed_to_hr_at is not null
        and r.state in ('approved', 'refused') and ${inPlaces(places, sql`r.department_id`)}) as decisions,
      ${places.departmentIds === null ? sql`(select count(*)::int from imports where started_at >= ${since})` : sql`0`} as imports,
      (select avg(minutes)::float from timed) as "measuredMinutes", (select count(*)::int from timed) as measured`)
  const [work] = rowsOf<Work>(result)
  if (!work) throw new Error('a count of everything gave no row')
  return work
}
