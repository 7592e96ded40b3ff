import { sql } from 'drizzle-orm'
import { dayAndTime } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'

/**
 * An emergency card was closed: the employee hears by WeCom, 08:00–21:00, that it was used and why; not who was
 * called. Once per card; not to somebody who left meanwhile.
 */
export async function notifyEmployee(
  core: Core,
  { emergencyId }: { emergencyId: string },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  const result = await core.db.execute(sql`
    select m.opened_at as "openedAt" from emergencies m join employees e on e.id = m.employee_id
    where m.id = ${emergencyId} and m.closed_at is not null and e.status <> 'left'`)
  const openedAt = toDate(rowsOf<{ openedAt: unknown }>(result)[0]?.openedAt)
  if (!openedAt) return
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, details, state, due_at, created_at)
      select ${newId('notice', now)}, m.employee_id, 'emergency_used', m.id,
        jsonb_build_object('reason', m.reason, 'openedAt', ${dayAndTime(openedAt)}::text), 'queued', ${at}, ${at}
      from emergencies m where m.id = ${emergencyId}
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
}
