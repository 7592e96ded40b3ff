import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'

/**
 * A warning was raised: every administrator gets one WeCom message. Idempotent per warning and day it was
 * raised. Says how many were told; with none, the warning still stands on the administrator's page.
 */
export async function notifyAdministrators(
  core: Core,
  { warningId }: { warningId: string },
): Promise<number> {
  const now = core.clock.now()
  const at = now.toISOString()
  const admins = rowsOf<{ employee_id: string }>(
    await core.db.execute(sql`
      select distinct g.employee_id from role_grants g join employees e on e.id = g.employee_id
      where g.role = 'admin' and g.ended_at is null and e.status <> 'left' and e.userid is not null`),
  )
  const rows = admins.map(({ employee_id }) => ({ id: newId('notice', now), employee_id }))
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, details, state, due_at, created_at)
      select a.id, a.employee_id, 'warning', w.id || ':' || extract(epoch from w.notified_at)::bigint,
        jsonb_build_object('warning', w.kind, 'subject', w.subject), 'queued', ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(id text, employee_id text), warnings w
      where w.id = ${warningId} and w.closed_at is null
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
  return rows.length
}
