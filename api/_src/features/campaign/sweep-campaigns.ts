import { sql } from 'drizzle-orm'
import { addMilliseconds, shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { WAIT_FOR_ANSWER } from './rhythm.ts'

/**
 * After 30 days an answer is no longer waited for; a campaign with nobody left to ask and nobody to wait for has ended,
 * a month of the standing rhythm once it is over. Idempotent.
 */
export async function sweepCampaigns(core: Core): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  await core.db.execute(sql`
    update campaign_members set closed_at = ${at}, nudge_on = null
    where asked_at < ${addMilliseconds(now, -WAIT_FOR_ANSWER).toISOString()}
      and answered_at is null and closed_at is null`)
  await core.db.execute(sql`
    update campaigns c set state = 'ended', ended_at = ${at}
    where c.state = 'running' and (c.kind = 'manual' or c.once < ${shanghaiDate(now).slice(0, 7)})
      and not exists (select 1 from campaign_members m
        where m.campaign_id = c.id and m.answered_at is null and m.closed_at is null)`)
}
