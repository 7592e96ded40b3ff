import { sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'

/** The employee opened the page from their reminder; the first time counts. Throws `not_found` for anybody else's. */
export async function recordOpened(
  core: Core,
  { employeeId, memberId }: { employeeId: string; memberId: string },
): Promise<void> {
  const result = await core.db.execute(sql`
    update campaign_members set opened_at = coalesce(opened_at, ${core.clock.now().toISOString()})
    where id = ${memberId} and employee_id = ${employeeId} and asked_at is not null returning id`)
  if (rowsOf(result).length === 0) throw new AppError('not_found')
}
