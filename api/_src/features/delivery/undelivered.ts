import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { WECOM_PATIENCE } from './delivery.ts'

/**
 * How many open alerts have reached nobody although they should have (design §4.7, §8): nobody owns them, every way
 * refused them, or the way has been away for two hours. What waits for the morning or for its digest is not among them.
 */
export async function countUndelivered(db: Queryable, now: Date): Promise<number> {
  const result = await db.execute(sql`select count(*)::int as count from (${undelivered(now)}) u`)
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}

/** The same as a yes or no, for who asks often. */
export async function isAnyUndelivered(db: Queryable, now: Date): Promise<boolean> {
  return rowsOf(await db.execute(sql`${undelivered(now)} limit 1`)).length > 0
}

/** From the few messages that have not left to their alerts: what a whole night raised is not looked through. */
function undelivered(now: Date) {
  const before = addMilliseconds(now, -WECOM_PATIENCE).toISOString()
  return sql`
    with stuck as (
      select id, recipient_id, alert_id from deliveries
      where state in ('queued', 'sending', 'uncertain', 'failed') and kind in ('card', 'digest')
        and (state = 'failed' or (attempts > 0 and due_at <= ${before}))),
    spoken as (
      select recipient_id, alert_id from stuck where alert_id is not null
      union select s.recipient_id, i.alert_id from stuck s join digest_alerts i on i.delivery_id = s.id)
    select a.id from spoken s join alerts a on a.id = s.alert_id and a.owner_id = s.recipient_id
    where a.state in ('open', 'in_follow_up') and a.delivered_at is null
    union select id from alerts
    where state in ('open', 'in_follow_up') and delivered_at is null and owner_id is null`
}
