import { sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'

type Act = { campaignId: string; actorId: string }

/**
 * Nothing of it is sent until it is resumed: no question, no nudge; what is under way waits. A month of the standing
 * rhythm pauses the rhythm. Audited once. Throws `nothing_to_do` for a campaign that is over, `not_found`.
 */
export async function pauseCampaign(core: Core, act: Act): Promise<void> {
  await inTransaction(core, async ({ tx, now }) => {
    const at = now.toISOString()
    const result = await tx.execute(sql`
      with named as (select id, kind, state from campaigns where id = ${act.campaignId}),
      paused as (
        update campaigns c set state = 'paused', paused_at = ${at} from named n
        where c.state = 'running' and n.state = 'running'
          and (c.id = n.id or (n.kind = 'rolling' and c.kind = 'rolling')) returning c.id)
      select state, (select count(*)::int from paused) as count from named`)
    const [named] = rowsOf<{ state: string; count: number }>(result)
    if (!named) throw new AppError('not_found')
    if (named.state === 'ended' || named.state === 'cancelled') throw new AppError('nothing_to_do')
    if (named.count > 0)
      await writeAudit(tx, now, {
        actorId: act.actorId,
        action: 'campaign.paused',
        subject: act.campaignId,
      })
  })
}
