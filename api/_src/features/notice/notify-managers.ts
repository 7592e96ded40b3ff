import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { isWorkday } from '../../kernel/workdays.ts'

/** A question and both nudges (design §9); the manager's page lists the same people. */
const NUDGES = 2

/**
 * Once a week, on the morning of a workday, each manager is told how many of their people have not answered a question
 * and both nudges: a number, no names. Nobody is told of none, nor where the settings say no. Run again in the same
 * week it tells nobody twice. Says how many were told.
 */
export async function notifyManagers(core: Core): Promise<number> {
  const now = core.clock.now()
  const today = shanghaiDate(now)
  const { tellManagers, batchFrom } = await core.settings.read(core.db)
  if (!tellManagers || !isWorkday(today)) return 0
  const silent = await countSilent(core)
  const morning = shanghaiInstant(today, batchFrom)
  const at = morning > now ? morning : now
  const rows = silent.map((one) => ({ ...one, id: newId('notice', now) }))
  const result = await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, details, state, due_at, created_at)
      select a.id, a."leaderId", 'team_unanswered', ${mondayOf(now)}, jsonb_build_object('count', a.count),
        'queued', ${at.toISOString()}, ${now.toISOString()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(id text, "leaderId" text, count int)
      on conflict (employee_id, kind, subject) do nothing returning id),
    told as (${announcing('notice.queued', at, sql`jsonb_build_object('noticeId', id)`)} from fresh)
    select count(*)::int as count from fresh`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

/** Per leader, over the departments that they lead with everything below. */
async function countSilent({ db }: Core): Promise<{ leaderId: string; count: number }[]> {
  const result = await db.execute(sql`
    with recursive led as (
      select d.leader_id, d.id from departments d
      join employees l on l.id = d.leader_id and l.status <> 'left' and l.userid is not null
      union select led.leader_id, d.id from departments d join led on d.parent_id = led.id),
    silent as (
      select distinct e.id, e.department_id from campaign_members m
      join employees e on e.id = m.employee_id and e.status <> 'left'
      where m.nudges >= ${NUDGES}::int and m.asked_at is not null and m.answered_at is null and m.closed_at is null)
    select led.leader_id as "leaderId", count(distinct s.id)::int as count
    from led join silent s on s.department_id = led.id group by 1 order by 1`)
  return rowsOf<{ leaderId: string; count: number }>(result)
}

/** The Monday of this week in Shanghai: what tells one week's message from the next. */
function mondayOf(now: Date): string {
  const weekday = new Date(`${shanghaiDate(now)}T00:00:00Z`).getUTCDay()
  return shanghaiDate(addMilliseconds(now, -((weekday + 6) % 7) * DAY))
}
