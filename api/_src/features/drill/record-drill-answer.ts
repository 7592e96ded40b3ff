import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { findDrillMessage } from './find-drill-message.ts'
import { answerState } from './sms-drill.ts'

/**
 * Somebody pressed 我收到了 on the page of their link: their employee's family answered. It says that the SMS was read and
 * nothing else: no contact, question or score changes. Twice is once; too late changes nothing.
 */
export function recordDrillAnswer(
  core: Core,
  { token }: { token: string },
): Promise<{ outcome: 'nothing' | 'recorded' | 'over' }> {
  return inTransaction(core, async (t) => {
    const known = await findDrillMessage(t.tx, t, token)
    if (!known) return { outcome: 'nothing' }
    // the drill, the SMS, then the person: as whoever closes it, or records that it left
    await t.tx.execute(sql`select 1 from drills where id = ${known.drillId} for share`)
    await t.tx.execute(sql`select 1 from drill_messages where id = ${known.id} for no key update`)
    await t.tx.execute(
      sql`select 1 from drill_people where id = ${known.drillPersonId} for no key update`,
    )
    const found = await findDrillMessage(t.tx, t, token)
    const state = found && answerState(found, t.now)
    if (!found || state === 'over') return { outcome: 'over' }
    if (state === 'answered') return { outcome: 'recorded' }
    const now = t.now.toISOString()
    await t.tx.execute(sql`update drill_messages set answered_at = ${now} where id = ${found.id}`)
    await t.tx.execute(sql`
      update drill_people set state = 'reached', reason = null, ended_at = ${now}
      where id = ${found.drillPersonId}`)
    return { outcome: 'recorded' }
  })
}
