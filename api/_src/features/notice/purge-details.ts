import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'

/**
 * Deletes what settled notices older than `before` spoke of; that they went, when and to whom stays. What has waited so
 * long for somebody to be in WeCom is told no more.
 */
export async function purgeDetails(core: Core, { before }: { before: Date }): Promise<void> {
  await core.db.execute(sql`
    update notices set details = null where created_at <= ${before.toISOString()}
      and state in ('sent', 'uncertain', 'failed', 'dropped') and details is not null`)
  await core.db.execute(sql`
    update notices n set details = null, state = 'dropped', why = 'no_such_member' from employees e
    where e.id = n.employee_id and (e.userid is null or e.status = 'left')
      and n.state = 'queued' and n.created_at <= ${before.toISOString()}`)
}
