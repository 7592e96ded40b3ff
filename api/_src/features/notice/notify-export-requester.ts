import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'

/** A full export was decided: whoever asked for it hears so by WeCom, once. */
export async function notifyExportRequester(
  core: Core,
  { exportId }: { exportId: string },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, details, state, due_at, created_at)
      select ${newId('notice', now)}, x.requested_by, 'export_' || x.state, x.id, jsonb_build_object('rows', x.rows),
        'queued', ${at}, ${at}
      from exports x where x.id = ${exportId} and x.state in ('approved', 'refused')
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
}
