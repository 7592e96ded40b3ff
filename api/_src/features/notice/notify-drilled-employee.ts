import { sql } from 'drizzle-orm'
import { dayAndTime } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'

/**
 * Somebody's contacts were called, or sent an SMS, in a drill: the employee hears by WeCom, 08:00–21:00, that it was one and
 * that nothing happened; not who was asked. Once per drill; not to somebody who left meanwhile.
 */
export async function notifyDrilledEmployee(
  core: Core,
  { drillPersonId }: { drillPersonId: string },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  const result = await core.db.execute(sql`
    select p.dialled_at as "dialledAt", m.sent_at as "sentAt"
    from drill_people p join employees e on e.id = p.employee_id
    left join drill_messages m on m.drill_person_id = p.id
    where p.id = ${drillPersonId} and e.status <> 'left'`)
  const [row] = rowsOf<{ dialledAt: unknown; sentAt: unknown }>(result)
  const [dialledAt, sentAt] = [toDate(row?.dialledAt), toDate(row?.sentAt)]
  const asked = dialledAt ?? sentAt
  if (!asked) return
  const kind = dialledAt ? 'drill_called' : 'drill_written'
  const details = { [dialledAt ? 'calledAt' : 'writtenAt']: dayAndTime(asked) }
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, details, state, due_at, created_at)
      select ${newId('notice', now)}, p.employee_id, ${kind}, p.id,
        ${JSON.stringify(details)}::jsonb, 'queued', ${at}, ${at}
      from drill_people p where p.id = ${drillPersonId}
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
}
