import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce, announcing } from '../../kernel/outbox.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'

const PAGE = 500

/**
 * Tells the employees of an import, page by page, from which day on (`on`, `yyyy-mm-dd`) their families are asked
 * (design §9). Once per import; who has left, or whose own number alone stands there, hears nothing.
 */
export async function notifyImportedEmployees(
  core: Core,
  { importId, afterId, on }: { importId: string; afterId: string; on: string },
): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  const result = await core.db.execute(sql`
    select distinct s.employee_id as id from staged_contacts s
    join employees e on e.id = s.employee_id and e.status <> 'left' and e.userid is not null
    where s.import_id = ${importId} and s.employee_id > ${afterId} and not s.own_number
    order by 1 limit ${PAGE}`)
  const ids = rowsOf<{ id: string }>(result).map(({ id }) => id)
  const noticeIds = ids.map(() => newId('notice', now))
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, kind, subject, details, state, due_at, created_at)
      select n.id, n.employee_id, 'import_started', ${importId}, jsonb_build_object('on', ${on}::text), 'queued',
        ${at}, ${at}
      from unnest(${arrayOf(noticeIds)}::text[], ${arrayOf(ids)}::text[]) as n(id, employee_id)
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
  const last = ids.at(-1)
  if (last && ids.length === PAGE)
    await announce(core.db, now, 'import.announced', { importId, afterId: last, on })
}
