import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY, shanghaiInstant } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announceAll } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { addWorkdays } from '../../kernel/workdays.ts'

/** At once on joining, then every third workday. */
const EVERY_WORKDAYS = 3
/** The last one is a month after joining: from there on it is the worklist that shows them (design §8, uncovered). */
const MOST_REMINDERS = 8
/** Of whom so many are due that WeCom could not take them at once, the rest follow at the next look. */
const AT_ONCE = 500
/** Who is not in WeCom yet is looked at again the day after. */
const LATER = DAY

/**
 * Whose reminder is due: each is announced (`onboarding.reminded`), and the next one planned for 09:00 three workdays
 * later. Somebody who is not in WeCom yet waits, for WeCom could not tell them. Idempotent: what was planned is not due.
 */
export async function planJoinerReminders(core: Core): Promise<void> {
  await inTransaction(core, async (t) => {
    const now = t.now.toISOString()
    const next = shanghaiInstant(addWorkdays(t.now, EVERY_WORKDAYS), 9).toISOString()
    const later = addMilliseconds(t.now, LATER).toISOString()
    const result = await t.tx.execute(sql`
      with due as (
        select o.employee_id, e.userid is not null and e.status <> 'left' as reachable
        from onboardings o join employees e on e.id = o.employee_id
        where o.completed_at is null and o.remind_at <= ${now}
        order by o.remind_at limit ${AT_ONCE} for update of o skip locked)
      update onboardings o set
        reminders = o.reminders + case when due.reachable then 1 else 0 end,
        remind_at = case when not due.reachable then ${later}::timestamptz
          when o.reminders + 1 < ${MOST_REMINDERS} then ${next}::timestamptz end
      from due where o.employee_id = due.employee_id
      returning o.employee_id as "employeeId", o.reminders, o.opened_at::text as "openedAt", due.reachable`)
    const reminded = rowsOf<{
      employeeId: string
      reminders: number
      openedAt: string
      reachable: boolean
    }>(result).filter(({ reachable }) => reachable)
    await announceAll(
      t.tx,
      t.now,
      'onboarding.reminded',
      reminded.map(({ employeeId, reminders, openedAt }) => ({
        employeeId,
        occasion: `${openedAt.slice(0, 19)} ${reminders}`,
      })),
    )
  })
}
