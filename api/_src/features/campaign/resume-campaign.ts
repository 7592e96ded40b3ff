import { sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import type { Core } from '../../kernel/core.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { layOnDays } from './lay-on-days.ts'

type Act = { campaignId: string; actorId: string }

/**
 * It goes on: whom it missed is asked on the first days with room (of the standing rhythm, planned anew in the night),
 * nudges follow with their distance. Audited once. Throws `nothing_to_do` for a campaign that is over, `not_found`.
 */
export async function resumeCampaign(core: Core, act: Act): Promise<void> {
  const { remindersADay } = await core.settings.read(core.db)
  await inTurn(core, 'reminders', async (t) => {
    const { tx, now } = t
    const result = await tx.execute(sql`
      with named as (select id, kind, state from campaigns where id = ${act.campaignId}),
      resumed as (
        update campaigns c set state = 'running', paused_at = null from named n
        where c.state = 'paused' and n.state = 'paused'
          and (c.id = n.id or (n.kind = 'rolling' and c.kind = 'rolling')) returning c.id)
      select state, (select count(*)::int from resumed) as count from named`)
    const [named] = rowsOf<{ state: string; count: number }>(result)
    if (!named) throw new AppError('not_found')
    if (named.state === 'ended' || named.state === 'cancelled') throw new AppError('nothing_to_do')
    if (named.count === 0) return
    await layOnDays(t, { campaignId: act.campaignId, cap: remindersADay })
    await writeAudit(tx, now, {
      actorId: act.actorId,
      action: 'campaign.resumed',
      subject: act.campaignId,
    })
  })
}
