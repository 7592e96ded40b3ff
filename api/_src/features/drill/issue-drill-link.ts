import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { TxCore } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { mintDrillLink } from './sms-drill.ts'

/**
 * Makes the link of one SMS of a drill once the sender has claimed it: plain in that SMS only, a keyed hash in the database.
 * An SMS that surely did not leave gets a new one when it is sent anew. Null: the drill is over, nothing should leave.
 */
export async function issueDrillLink(
  t: Pick<TxCore, 'random' | 'vault'> & { tx: Queryable },
  { drillMessageId }: { drillMessageId: string },
): Promise<string | null> {
  const link = mintDrillLink(t.random)
  const kept = await t.tx.execute(sql`
    update drill_messages m set token_hash = ${t.vault.hash('link', link)}
    from drill_people p join drills d on d.id = p.drill_id and d.state = 'running'
    where m.id = ${drillMessageId} and m.answered_at is null and p.id = m.drill_person_id and p.state = 'waiting'
    returning m.id`)
  return rowsOf(kept).length > 0 ? link : null
}
