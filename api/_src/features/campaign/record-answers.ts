import { sql } from 'drizzle-orm'
import { addMilliseconds } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { WAIT_FOR_ANSWER } from './rhythm.ts'

/** What an employee does to their contacts by themselves, as the history has it. */
const words = sql`('reaffirmed', 'submitted', 'removed', 'replaced', 'corrected', 'moved')`

/**
 * Finds the answers to open reminders where they were given: the employee's first word in the history of their contacts
 * since they were asked, 没有变化 or an edit. Of one employee, or of all who are open. Idempotent.
 */
export async function recordAnswers(
  core: Core,
  { employeeId }: { employeeId?: string } = {},
): Promise<void> {
  const since = addMilliseconds(core.clock.now(), -WAIT_FOR_ANSWER).toISOString()
  await core.db.execute(sql`
    with open as (
      select m.id, h.at, h.how from campaign_members m
      cross join lateral (
        select h.at, case when h.event = 'reaffirmed' then 'no_change' else 'changed' end as how
        from contact_history h
        where h.employee_id = m.employee_id and h.actor = 'employee' and h.event in ${words} and h.at >= m.asked_at
        -- whoever changed one and confirmed the rest at the same moment changed something
        order by h.at, how limit 1) h
      where m.asked_at >= ${since} and m.answered_at is null and m.closed_at is null
        ${employeeId === undefined ? sql`` : sql`and m.employee_id = ${employeeId}`})
    update campaign_members m set answered_at = o.at, how = o.how, nudge_on = null
    from open o where m.id = o.id and m.answered_at is null`)
}
