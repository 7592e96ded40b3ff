import { sql } from 'drizzle-orm'
import { shanghaiDate } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { nextOpening, sendingHours } from '../../kernel/hours.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { nextNudgeOn } from './rhythm.ts'

const SLICE = 500
const SLICES = 6

/**
 * Nudges whoever has not answered on day 3 and 7, 09:00–20:00 on workdays, twice at most; not while the campaign is
 * paused, never somebody who left. Look for answers first (`recordAnswers`). Announces `reminder.asked`. Says how many.
 */
export async function askAgain(core: Core): Promise<number> {
  const now = core.clock.now()
  const { batch } = sendingHours(await core.settings.read(core.db))
  if (nextOpening(now, batch) > now) return 0
  let nudged = 0
  for (let slice = 0; slice < SLICES; slice++) {
    const count = await inTransaction(core, nudgeSlice)
    nudged += count
    if (count < SLICE) break
  }
  return nudged
}

async function nudgeSlice({ tx, now }: TxCore): Promise<number> {
  const today = shanghaiDate(now)
  const due = rowsOf<{ id: string; nudges: number; askedOn: string }>(
    await tx.execute(sql`
      select m.id, m.nudges, (m.asked_at at time zone 'Asia/Shanghai')::date::text as "askedOn"
      from campaign_members m
      join campaigns c on c.id = m.campaign_id and c.state = 'running'
      join employees e on e.id = m.employee_id and e.status <> 'left'
      where m.asked_at is not null and m.answered_at is null and m.closed_at is null and m.nudge_on <= ${today}
      order by m.id limit ${SLICE} for update of m skip locked`),
  )
  if (due.length === 0) return 0
  const nudged = due.map(({ id, nudges, askedOn }) => ({
    id,
    nudge: nudges + 1,
    next: nextNudgeOn(askedOn, nudges + 1, today),
  }))
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(nudged)}::jsonb) as g(id text, nudge int, next date)),
    done as (
      update campaign_members m set nudges = g.nudge, nudge_on = g.next
      from given g where m.id = g.id and m.nudges = g.nudge - 1 returning m.id, m.nudges)
    ${announcing('reminder.asked', now, sql`jsonb_build_object('memberId', id, 'nudge', nudges)`)} from done`)
  return due.length
}
