import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'

/** A full export waits: every privacy officer but the one who asked hears of it by WeCom, once per export. */
export async function notifyExportDeciders(
  core: Core,
  { exportId }: { exportId: string },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  const officers = rowsOf<{ employee_id: string }>(
    await core.db.execute(sql`
      select distinct g.employee_id from role_grants g
      join employees e on e.id = g.employee_id and e.status <> 'left' and e.userid is not null
      join exports x on x.id = ${exportId} and x.state = 'requested' and x.requested_by <> e.id
      where g.role = 'privacy' and g.ended_at is null`),
  )
  const rows = officers.map((officer) => ({ id: newId('notice', now), ...officer }))
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, details, state, due_at, created_at)
      select a.id, a.employee_id, 'export_requested', x.id,
        jsonb_build_object('requester', e.name, 'rows', x.rows), 'queued', ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(id text, employee_id text), exports x
      join employees e on e.id = x.requested_by where x.id = ${exportId}
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
}
