import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Events } from '../../kernel/events.ts'
import { announcing } from '../../kernel/outbox.ts'

type Trouble = Events['trouble.seen']

/** WeCom has it. */
export async function saveNotice(q: Queryable, noticeId: string, now: Date): Promise<void> {
  await q.execute(sql`
    update notices set state = 'sent', sent_at = ${now.toISOString()}, why = null
    where id = ${noticeId} and state in ('sending', 'uncertain')`)
}

/** To be tried (again) at `until`: `queued` = surely not sent, `uncertain` = may have arrived. */
export async function holdNotice(
  q: Queryable,
  noticeId: string,
  hold: { state: 'queued' | 'uncertain'; until: Date; now: Date; trouble?: Trouble },
): Promise<void> {
  const trouble = hold.trouble ? JSON.stringify(hold.trouble) : null
  await q.execute(sql`
    with held as (
      update notices set state = ${hold.state}, due_at = ${hold.until.toISOString()}
      where id = ${noticeId} and state in ('queued', 'sending', 'uncertain') returning id)
    ${announcing('trouble.seen', hold.now, sql`${trouble}::jsonb`)} from held where ${trouble}::jsonb is not null`)
}

/** It will not be sent any more. */
export async function endNotice(
  q: Queryable,
  noticeId: string,
  end: { state: 'failed' | 'dropped'; why: string; now: Date; trouble?: Trouble },
): Promise<undefined> {
  const trouble = end.trouble ? JSON.stringify(end.trouble) : null
  await q.execute(sql`
    with ended as (
      update notices set state = ${end.state}, why = ${end.why}
      where id = ${noticeId} and state in ('queued', 'sending', 'uncertain') returning id)
    ${announcing('trouble.seen', end.now, sql`${trouble}::jsonb`)} from ended where ${trouble}::jsonb is not null`)
}
