import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { addMilliseconds, DAY, shanghaiDate } from '../../kernel/clock.ts'
import { rowsOf } from '../../kernel/rows.ts'

const DAYS = 7

/** SMS a day over the last seven whole days (Asia/Shanghai). */
export async function findMeanSms(q: Queryable, now: Date): Promise<number> {
  const [from, today] = [shanghaiDate(addMilliseconds(now, -DAYS * DAY)), shanghaiDate(now)]
  const result = await q.execute(sql`
    select coalesce(sum(sent), 0)::int as sent from sms_days where day >= ${from} and day < ${today}`)
  return (rowsOf<{ sent: number }>(result)[0]?.sent ?? 0) / DAYS
}
