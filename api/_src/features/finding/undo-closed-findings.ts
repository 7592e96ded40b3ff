import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { announceAll } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'

/**
 * A follow-up 核实无误 was taken back: what it had found in order is open again, as it was found; unless the same was
 * found anew since, or somebody else's 核实无误 stands, which then is why it is in order. Announces `contact.touched`, so that what no longer holds is cleared again. May run twice.
 */
export async function undoClosedFindings(
  core: Core,
  { followUpId }: { followUpId: string },
): Promise<void> {
  await inTurn(core, 'findings', async (t) => {
    const result = await t.tx.execute(sql`
      update findings f set (cleared_for, cleared_by, cleared_at) = (
        select o.id, o.actor_id, o.at from follow_ups o where o.contact_id = f.contact_id
          and o.undone_at is null and o.outcome = 'in_order' and o.at >= f.found_at
        order by o.at, o.id limit 1)
      where f.contact_id = (select contact_id from follow_ups where id = ${followUpId})
        and f.cleared_for = ${followUpId}
        and not exists (select 1 from findings o
          where o.contact_id = f.contact_id and o.kind = f.kind and o.cleared_at is null)
      returning f.contact_id as "contactId"`)
    const reopened = rowsOf<{ contactId: string }>(result).map(({ contactId }) => contactId)
    const touched = [...new Set(reopened)].map((contactId) => ({ contactId }))
    await announceAll(t.tx, t.now, 'contact.touched', touched)
  })
}
