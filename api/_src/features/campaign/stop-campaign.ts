import { sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'

/**
 * 取消: whoever has not been asked will not be, nobody is nudged any more; what was answered stays. Audited once. Throws
 * `not_now` for a month of the standing rhythm, which can only be paused, `nothing_to_do` for one that has ended,
 * `not_found`.
 */
export async function stopCampaign(
  core: Core,
  act: { campaignId: string; actorId: string },
): Promise<void> {
  await inTransaction(core, async ({ tx, now }) => {
    const at = now.toISOString()
    const found = await tx.execute(sql`
      select kind, state from campaigns where id = ${act.campaignId} for update`)
    const [named] = rowsOf<{ kind: string; state: string }>(found)
    if (!named) throw new AppError('not_found')
    if (named.kind === 'rolling')
      throw new AppError('not_now', { sentence: '定期核对不能取消，可以先暂停。' })
    if (named.state === 'cancelled') return
    if (named.state === 'ended') throw new AppError('nothing_to_do')
    await tx.execute(sql`
      with closed as (
        update campaign_members set closed_at = ${at}, nudge_on = null
        where campaign_id = ${act.campaignId} and answered_at is null and closed_at is null)
      update campaigns set state = 'cancelled', ended_at = ${at} where id = ${act.campaignId}`)
    await writeAudit(tx, now, {
      actorId: act.actorId,
      action: 'campaign.cancelled',
      subject: act.campaignId,
    })
  })
}
