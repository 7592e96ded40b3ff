import { sql } from 'drizzle-orm'
import { smsAccounts } from '../../../../db/schema/index.ts'
import type { Operations } from '../../../../shared/operations.ts'
import { addMilliseconds, DAY, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { findMeanSms } from './mean-sms.ts'
import { daysLeft, smsLeft } from './sms-account.ts'

/** What today took of the budget and will still take, and what is left to pay from. `asked`: a vendor is asked at all. */
export async function getSmsStock(
  core: Core,
  { asked }: { asked: boolean },
): Promise<Operations['sms']> {
  const { db, clock } = core
  const now = clock.now()
  const [rows, meanADay, sent, { smsDailyBudget, smsPriceLi, smsLastsDays }] = await Promise.all([
    db.select().from(smsAccounts),
    findMeanSms(db, now),
    countToday(core, now),
    core.settings.read(db),
  ])
  const [row] = rows
  const stock = {
    packageSms: row?.packageSms ?? null,
    availableLi: row?.availableLi ?? null,
    priceLi: smsPriceLi,
    meanADay,
  }
  const days = daysLeft(stock)
  return {
    ...sent,
    dailyBudget: smsDailyBudget,
    meanADay: Math.round(meanADay),
    account: asked
      ? {
          readAt: row?.readAt?.toISOString() ?? null,
          packageSms: stock.packageSms,
          availableYuan: stock.availableLi === null ? null : stock.availableLi / 1000,
          left: smsLeft(stock),
          daysLeft: days,
          low: days !== null && days < smsLastsDays,
          trouble: row?.trouble ?? null,
        }
      : null,
  }
}

/** Jobs that wait to send something before midnight are what today is still going to take. */
async function countToday({ db }: Core, now: Date) {
  const day = shanghaiDate(now)
  const midnight = addMilliseconds(shanghaiInstant(day, 0), DAY).toISOString()
  const result = await db.execute(sql`
    select (select coalesce(sum(sent), 0)::int from sms_days where day = ${day}) as "sentToday",
      (select count(*)::int from jobs where lane = 'sms' and event = 'message.queued' and dead_at is null
        and run_at < ${midnight}) as "waitingToday"`)
  const [row] = rowsOf<{ sentToday: number; waitingToday: number }>(result)
  return row ?? { sentToday: 0, waitingToday: 0 }
}
