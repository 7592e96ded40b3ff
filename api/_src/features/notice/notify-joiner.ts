import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'

/** A joiner is asked by WeCom message to name their contacts, once per `occasion` (design §9). Idempotent. */
export async function notifyJoiner(
  core: Core,
  { employeeId, occasion }: { employeeId: string; occasion: string },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, state, due_at, created_at)
      values (${newId('notice', now)}, ${employeeId}, 'onboarding', ${occasion}, 'queued', ${at}, ${at})
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
}
