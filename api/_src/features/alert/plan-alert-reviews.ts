import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { LOOKED_AT, PATIENCE } from './alert.ts'
import { reviewAlerts } from './review-alerts.ts'

const PAGE = 1_000
/** So many nights may have been missed. */
const MISSED = 7 * DAY

/**
 * Every night: alerts change with time alone. Looked at again are employees with open alerts (their owner may have
 * gone), with questions open for seven days, those whom nobody covers, and those whom HR found in order thirty days ago.
 */
export async function planAlertReviews(core: Core): Promise<void> {
  const now = core.clock.now()
  const silent = addMilliseconds(now, -PATIENCE).toISOString()
  const looked = addMilliseconds(now, -LOOKED_AT)
  let after = ''
  for (;;) {
    const result = await core.db.execute(sql`
      select id from (
        select employee_id as id from worklist_rows where employee_id > ${after}
        union select employee_id from challenges where state = 'open' and asked_at <= ${silent}
          and employee_id > ${after}
        union select employee_id from follow_ups where undone_at is null and outcome in ('reached', 'in_order')
          and at <= ${looked.toISOString()} and at > ${addMilliseconds(looked, -MISSED).toISOString()}
          and employee_id > ${after}
        union select employee_id from coverages where counts = 0 and employee_id > ${after}) found
      order by id limit ${PAGE}`)
    const ids = rowsOf<{ id: string }>(result).map(({ id }) => id)
    await reviewAlerts(core, { employeeIds: ids })
    const last = ids.at(-1)
    if (!last || ids.length < PAGE) return
    after = last
  }
}
