import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf } from '../../kernel/rows.ts'

export type ReminderWanted = 'yes' | 'paused' | 'no'

/** Is a queued reminder still to be said: not once it was answered, closed or its campaign cancelled; later if paused. */
export async function isReminderWanted(q: Queryable, memberId: string): Promise<ReminderWanted> {
  const result = await q.execute(sql`
    select case when m.answered_at is not null or m.closed_at is not null or c.state in ('cancelled', 'ended') then 'no'
      when c.state = 'paused' then 'paused' else 'yes' end as wanted
    from campaign_members m join campaigns c on c.id = m.campaign_id where m.id = ${memberId}`)
  return rowsOf<{ wanted: ReminderWanted }>(result)[0]?.wanted ?? 'no'
}
