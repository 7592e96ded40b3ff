import { sql } from 'drizzle-orm'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'

const payload = sql`jsonb_build_object('employeeId', id)`

/**
 * Every night: employees nobody has looked at yet, those whose counting proof is too old by now, those who left and
 * still have a coverage, and those of whom something was found that time makes untrue (changes of a year ago, leavers'
 * contacts whose retention ended) are looked at again.
 */
export async function planReviews(core: Core): Promise<void> {
  const now = core.clock.now()
  await core.db.execute(sql`
    with wanted as (
      select e.id from employees e left join coverages k on k.employee_id = e.id
      where (e.status <> 'left' and k.employee_id is null) or (e.status = 'left' and k.employee_id is not null)
      union select employee_id from coverages where ages_on <= ${shanghaiDate(now)}
      union select employee_id from findings
        where cleared_at is null and kind in ('frequent_changes', 'leaver_contact'))
    ${announcing('employee.touched', now, payload)} from wanted`)
}
