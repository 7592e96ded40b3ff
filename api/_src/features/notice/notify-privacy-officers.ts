import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'

/**
 * An emergency card was opened: every privacy officer gets one WeCom message at once, at any hour; where there is
 * none, the administrators do. Once per card and person. Says how many were told.
 */
export async function notifyPrivacyOfficers(
  core: Core,
  { emergencyId }: { emergencyId: string },
): Promise<number> {
  const now = core.clock.now()
  const at = now.toISOString()
  const found = rowsOf<{ employee_id: string; role: string }>(
    await core.db.execute(sql`
      select distinct g.employee_id, g.role from role_grants g join employees e on e.id = g.employee_id
      where g.role in ('privacy', 'admin') and g.ended_at is null and e.status <> 'left'
        and e.userid is not null`),
  )
  const officers = found.filter(({ role }) => role === 'privacy')
  const told = officers.length > 0 ? officers : found
  const rows = told.map(({ employee_id }) => ({ id: newId('notice', now), employee_id }))
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, details, state, due_at, created_at)
      select a.id, a.employee_id, 'emergency_opened', m.id,
        jsonb_build_object('employee', e.name, 'opener', o.name, 'reason', m.reason, 'brokeGlass', m.broke_glass),
        'queued', ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(id text, employee_id text), emergencies m
      join employees e on e.id = m.employee_id join employees o on o.id = m.opened_by
      where m.id = ${emergencyId}
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
  return rows.length
}
