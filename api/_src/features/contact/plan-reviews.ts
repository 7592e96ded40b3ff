import { sql } from 'drizzle-orm'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'

const payload = sql`jsonb_build_object('employeeId', id)`

/**
 * Every night: employees nobody has looked at yet, those whose counting proof is too old by now, and those who left
 * and still have a coverage are looked at again.
 */
export async function planReviews(core: Core): Promise<void> {
  const now = core.clock.now()
  await core.db.execute(sql`
    with wanted as (
      select e.id from employees e left join coverages k on k.employee_id = e.id
      where (e.status <> 'left' and k.employee_id is null) or (e.status = 'left' and k.employee_id is not null)
      union select employee_id from coverages where ages_on <= ${shanghaiDate(now)})
    ${announcing('employee.touched', now, payload)} from wanted`)
}
