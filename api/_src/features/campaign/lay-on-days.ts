import { sql } from 'drizzle-orm'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { TxCore } from '../../kernel/core.ts'
import { nextOpening, sendingHours } from '../../kernel/hours.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { listDays } from './plan-reminders.ts'
import { daysAfter } from './rhythm.ts'
import { fillFirst } from './spread.ts'

/** However many: they are laid on the workdays of the next so many days. */
const HORIZON = 180

/**
 * Lays whoever a campaign has still to ask on workdays, the first with room under the cap beside all else that is planned.
 * In an order by hash, so that a large campaign reaches all departments alike. To be called in turn. Says how many.
 */
export async function layOnDays(
  { tx, now, settings }: TxCore,
  { campaignId, cap }: { campaignId: string; cap: number },
): Promise<number> {
  const waiting = sql`campaign_id = ${campaignId} and asked_at is null and closed_at is null`
  const counted = await tx.execute(
    sql`select count(*)::int as count from campaign_members where ${waiting}`,
  )
  const count = rowsOf<{ count: number }>(counted)[0]?.count ?? 0
  const { batch } = sendingHours(await settings.read(tx))
  const first = shanghaiDate(nextOpening(now, batch))
  const days = await listDays(tx, { first, last: daysAfter(first, HORIZON), without: campaignId })
  let from = 1
  const places = fillFirst(days, cap, count).map((place) => {
    from += place.count
    return { date: place.date, from: from - place.count, to: from - 1 }
  })
  await tx.execute(sql`
    with numbered as (
      select id, row_number() over (order by hashtext(employee_id), employee_id) as n
      from campaign_members where ${waiting})
    update campaign_members m set ask_on = p.date
    from numbered n join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(date date, "from" int, "to" int)
      on n.n between p."from" and p."to"
    where m.id = n.id and m.ask_on <> p.date`)
  return count
}
