import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Undelivered } from '../../../../shared/warning.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { WECOM_PATIENCE } from './delivery.ts'

/**
 * How many open alerts have reached nobody although they should have (design §4.7, §8): nobody owns them, every way
 * refused them, or the way has been away for two hours. What waits for the morning or for its digest is not among them.
 */
export async function countUndelivered(db: Queryable, now: Date): Promise<number> {
  const result = await db.execute(
    sql`select count(distinct id)::int as count from (${undelivered(now)}) u`,
  )
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

/** The same as a yes or no, for who asks often. */
export async function isAnyUndelivered(db: Queryable, now: Date): Promise<boolean> {
  return rowsOf(await db.execute(sql`${undelivered(now)} limit 1`)).length > 0
}

const MOST = 100

/**
 * The same alerts by why, and by whom each belongs to, or, where nobody is there to own them, by department; the most
 * first, a hundred lines at most. They add up to the count unless there are more.
 */
export async function listUndelivered(db: Queryable, now: Date): Promise<Undelivered[]> {
  const result = await db.execute(sql`
    with each_one as (
      select id, "ownerId", "departmentId", min("openedAt") as "openedAt",
        case when "ownerId" is null then 'no_owner' when bool_or(refused) then 'refused' else 'delayed' end as why
      from (${undelivered(now)}) u group by id, "ownerId", "departmentId")
    select o.why, case when o.why = 'no_owner' then d.name else e.name end as who,
      count(*)::int as count, min(o."openedAt") as since
    from each_one o
    left join employees e on e.id = o."ownerId"
    left join departments d on d.id = o."departmentId" and o."ownerId" is null
    group by o.why, o."ownerId", d.id, d.name, e.name
    order by count(*) desc, min(o."openedAt"), o."ownerId", d.id limit ${MOST}`)
  return rowsOf<Undelivered>(result).map(({ why, who, count, since }) => ({
    why,
    who,
    count,
    since: new Date(since).toISOString(),
  }))
}

/**
 * From the few messages that have not left to their alerts: what a whole night raised is not looked through. An alert
 * of which a card and a digest are stuck comes twice.
 */
function undelivered(now: Date) {
  const before = addMilliseconds(now, -WECOM_PATIENCE).toISOString()
  return sql`
    with stuck as (
      select id, recipient_id, alert_id, state = 'failed' as refused from deliveries
      where state in ('queued', 'sending', 'uncertain', 'failed') and kind in ('card', 'digest')
        and (state = 'failed' or (attempts > 0 and due_at <= ${before}))),
    spoken as (
      select recipient_id, alert_id, refused from stuck where alert_id is not null
      union select s.recipient_id, i.alert_id, s.refused from stuck s join digest_alerts i on i.delivery_id = s.id)
    select a.id, a.owner_id as "ownerId", a.department_id as "departmentId", a.opened_at as "openedAt", s.refused
    from spoken s join alerts a on a.id = s.alert_id and a.owner_id = s.recipient_id
    where a.state in ('open', 'in_follow_up') and a.delivered_at is null
    union all select id, owner_id, department_id, opened_at, false from alerts
    where state in ('open', 'in_follow_up') and delivered_at is null and owner_id is null`
}
