import { sql } from 'drizzle-orm'
import { dayAndTime } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'

/**
 * Somebody's contacts were called in a drill: the employee hears by WeCom, 08:00–21:00, that it was one and that nothing
 * happened; not who was called. Once per drill; not to somebody who left meanwhile.
 */
export async function notifyDrilledEmployee(
  core: Core,
  { drillPersonId }: { drillPersonId: string },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  const result = await core.db.execute(sql`
    select p.dialled_at as "dialledAt" from drill_people p join employees e on e.id = p.employee_id
    where p.id = ${drillPersonId} and e.status <> 'left'`)
  const dialledAt = toDate(rowsOf<{ dialledAt: unknown }>(result)[0]?.dialledAt)
  if (!dialledAt) return
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, details, state, due_at, created_at)
      select ${newId('notice', now)}, p.employee_id, 'drill_called', p.id,
        jsonb_build_object('calledAt', ${dayAndTime(dialledAt)}::text), 'queued', ${at}, ${at}
      from drill_people p where p.id = ${drillPersonId}
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
}
