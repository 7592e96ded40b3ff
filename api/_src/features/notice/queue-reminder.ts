import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'

/**
 * A reminder is said by one WeCom message: the question (`nudge` 0) and each nudge once. Whether the employee has named
 * anybody is kept with it, so that every try says the same bytes. Announces `notice.queued`. Idempotent.
 */
export async function queueReminder(
  core: Core,
  { memberId, nudge }: { memberId: string; nudge: number },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, details, state, due_at, created_at)
      select ${newId('notice', now)}, m.employee_id, 'reminder', m.id || ':' || ${nudge}::int,
        jsonb_build_object('memberId', m.id, 'nudge', ${nudge}::int, 'named', (
          select count(*) from contacts c where c.employee_id = m.employee_id and c.state not in ('invalid', 'retired'))),
        'queued', ${at}, ${at}
      from campaign_members m where m.id = ${memberId} and m.answered_at is null and m.closed_at is null
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
}
