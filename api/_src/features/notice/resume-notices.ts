import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'

/** News that waited longer are news no more. */
const NEWS_FOR = 30 * DAY

/**
 * What an employee could not be told because they were not in WeCom is told now: of each contact the newest alone, and
 * nothing of one who is theirs no more. Announces `notice.queued`. Idempotent: a notice is sent once.
 */
export async function resumeNotices(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  const now = core.clock.now()
  const since = addMilliseconds(now, -NEWS_FOR).toISOString()
  await core.db.execute(sql`
    with waiting as (
      select n.id, n.created_at > ${since} and c.retired_at is null and row_number() over (
        partition by coalesce(n.contact_id, n.kind) order by n.created_at desc, n.id desc) = 1 as fresh
      from notices n left join contacts c on c.id = n.contact_id
      where n.employee_id = ${employeeId} and n.state = 'queued'),
    overtaken as (
      update notices n set state = 'dropped', why = 'overtaken' from waiting w where w.id = n.id and not w.fresh)
    ${announcing('notice.queued', now, sql`jsonb_build_object('noticeId', id)`)} from waiting where fresh`)
}
