import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { reviewAlerts } from './review-alerts.ts'

const PAGE = 1_000

/**
 * Somebody's role in HR began or ended, or they left: alerts that they own, and alerts that nobody owns, find their
 * owner anew (design §8). Idempotent.
 */
export async function reviewOwnedAlerts(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  let after = ''
  for (;;) {
    const result = await core.db.execute(sql`
      select distinct employee_id as id from alerts
      where state in ('open', 'in_follow_up') and (owner_id = ${employeeId} or owner_id is null)
        and employee_id > ${after}
      order by id limit ${PAGE}`)
    const ids = rowsOf<{ id: string }>(result).map(({ id }) => id)
    await reviewAlerts(core, { employeeIds: ids })
    const last = ids.at(-1)
    if (!last || ids.length < PAGE) return
    after = last
  }
}
