import { sql } from 'drizzle-orm'
import type { InvalidCause } from '../../../../shared/contact.ts'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { type ContactNoticeKind, noticeOfCause } from './notice.ts'

/**
 * Decides that the employee of a contact hears something, once per kind and `subject` (e.g. the challenge's id).
 * `invalidated` is told by its cause. Relation and order are kept with the notice, so that every try says the
 * same bytes. Announces `notice.queued`.
 */
export async function queueNotice(
  core: Core,
  notice: { contactId: string; kind: ContactNoticeKind | 'invalidated'; subject: string },
): Promise<void> {
  const now = core.clock.now()
  const kind = notice.kind === 'invalidated' ? await findKind(core, notice.contactId) : notice.kind
  if (!kind) return
  const at = now.toISOString()
  await core.db.execute(sql`
    with fresh as (
      insert into notices (id, employee_id, contact_id, kind, subject, details, state, due_at, created_at)
      select ${newId('notice', now)}, c.employee_id, c.id, ${kind}, ${notice.subject},
        jsonb_build_object('relation', c.relation, 'order', coalesce(c.position, r.position, (
          select (h.before ->> 'order')::smallint from contact_history h
          where h.contact_id = c.id and h.before ->> 'order' is not null order by h.id desc limit 1))),
        'queued', ${at}, ${at}
      from contacts c left join contacts r on r.id = c.replaces_id and r.state <> 'retired'
      where c.id = ${notice.contactId}
      on conflict (employee_id, kind, subject) do nothing returning id)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from fresh`)
}

async function findKind(core: Core, contactId: string): Promise<ContactNoticeKind | null> {
  const result = await core.db.execute(sql`select cause from contacts where id = ${contactId}`)
  const cause = rowsOf<{ cause: InvalidCause | null }>(result)[0]?.cause
  return cause ? noticeOfCause(cause) : null
}
