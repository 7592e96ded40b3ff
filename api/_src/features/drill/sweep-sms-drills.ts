import { sql } from 'drizzle-orm'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { endDrill } from './end-drill.ts'
import { ANSWER_WITHIN } from './sms-drill.ts'

/**
 * What became of drills by SMS: whoever got nothing stands apart with the reason, whoever did not answer within 48 hours has
 * not. A drill in which nobody is waited for any more ends by itself.
 */
export async function sweepSmsDrills(core: Core): Promise<void> {
  const running = await core.db.execute(
    sql`select id from drills where state = 'running' and kind = 'sms' order by id`,
  )
  for (const { id } of rowsOf<{ id: string }>(running))
    await inTransaction(core, (t) => sweepDrill(t, id))
}

async function sweepDrill(t: TxCore, drillId: string): Promise<void> {
  const { tx, now } = t
  const locked = await tx.execute(sql`
    select 1 from drills where id = ${drillId} and state = 'running' for no key update`)
  if (rowsOf(locked).length === 0) return
  await tx.execute(sql`
    update drill_people p set state = 'not_attempted', ended_at = ${now.toISOString()},
      reason = case when m.state = 'refused' then 'sms_refused' when m.why = 'blocked' then 'sms_blocked'
        when m.why = 'limit' then 'sms_limit' else 'sms_not_sent' end
    from drill_messages d join messages m on m.drill_message_id = d.id
      and (m.state in ('refused', 'dropped') or (m.state = 'failed' and m.why = 'blocked'))
    where p.drill_id = ${drillId} and p.state = 'waiting' and d.drill_person_id = p.id`)
  await tx.execute(sql`
    update drill_people p set state = 'not_reached', ended_at = ${now.toISOString()}
    from drill_messages d join messages m on m.drill_message_id = d.id
    where p.drill_id = ${drillId} and p.state = 'waiting' and d.drill_person_id = p.id
      -- of what may have left nobody may ever learn more
      and coalesce(d.sent_at, case when m.state in ('sending', 'uncertain') then m.claimed_at end)
        <= ${addMilliseconds(now, -ANSWER_WITHIN).toISOString()}`)
  const waiting = await tx.execute(
    sql`select 1 from drill_people where drill_id = ${drillId} and state = 'waiting' limit 1`,
  )
  if (rowsOf(waiting).length === 0) await endDrill(t, { drillId, closerId: null })
}
