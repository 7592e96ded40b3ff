import { sql } from 'drizzle-orm'
import { shanghaiDate, shanghaiHour, shanghaiInstant } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import type { EventName } from '../../kernel/events.ts'
import { announcing } from '../../kernel/outbox.ts'
import { isWorkday, nextDate, workdaysBefore } from '../../kernel/workdays.ts'
import { PASS_AFTER, REMIND_AFTER } from './change-request.ts'

const OPENING = 9

/**
 * What waits with a manager for 3 workdays is brought to mind, after 7 it goes to HR (design §8); looked at from
 * nine o'clock on workdays. Announces `change_request.reminded` and `.passed`. Idempotent.
 */
export async function sweepChanges(core: Core): Promise<void> {
  const now = core.clock.now()
  const today = shanghaiDate(now)
  if (!isWorkday(today) || shanghaiHour(now) < OPENING) return
  await inTransaction(core, async ({ tx }) => {
    const at = now.toISOString()
    const told = (event: EventName) =>
      announcing(event, now, sql`jsonb_build_object('changeRequestId', id)`)
    await tx.execute(sql`
      with late as (
        update change_requests set state = 'with_hr', decider_id = null, passed_to_hr_at = ${at}
        where state = 'with_manager' and requested_at < ${endOf(workdaysBefore(today, PASS_AFTER))}
        returning id)
      ${told('change_request.passed')} from late`)
    await tx.execute(sql`
      with waiting as (
        update change_requests set reminded_at = ${at}
        where state = 'with_manager' and reminded_at is null
          and requested_at < ${endOf(workdaysBefore(today, REMIND_AFTER))}
        returning id)
      ${told('change_request.reminded')} from waiting`)
  })
}

function endOf(date: string): string {
  return shanghaiInstant(nextDate(date), 0).toISOString()
}
