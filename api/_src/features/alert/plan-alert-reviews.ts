import { sql } from 'drizzle-orm'
import { addMilliseconds } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { PATIENCE } from './alert.ts'
import { reviewAlerts } from './review-alerts.ts'

const PAGE = 1_000

/**
 * Every night: alerts change with time alone. Looked at again are employees with open alerts (their owner may have
 * gone), with questions open for seven days, and those whom nobody covers.
 */
export async function planAlertReviews(core: Core): Promise<void> {
  const silent = addMilliseconds(core.clock.now(), -PATIENCE).toISOString()
  let after = ''
  for (;;) {
    const result = await core.db.execute(sql`
      select id from (
        select employee_id as id from worklist_rows where employee_id > ${after}
        union select employee_id from challenges where state = 'open' and asked_at <= ${silent}
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
