import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'

/**
 * The number that attendance has of an employee changed: they are asked, by one WeCom message per `occasion`, whether
 * their contacts change too (design §6). Announces `notice.queued`. Idempotent.
 */
export async function notifyNumberChanged(
  core: Core,
  { employeeId, occasion }: { employeeId: string; occasion: string },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, state, due_at, created_at)
      values (${newId('notice', now)}, ${employeeId}, 'own_number_changed', ${occasion}, 'queued', ${at}, ${at})
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
}
