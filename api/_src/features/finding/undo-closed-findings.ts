import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { announceAll } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'

/**
 * A follow-up 核实无误 was taken back: what it had found in order is open again, as it was found; unless the same was
 * found anew since. Announces `contact.touched`, so that what no longer holds is cleared again. May run twice.
 */
export async function undoClosedFindings(
  core: Core,
  { followUpId }: { followUpId: string },
): Promise<void> {
  await inTurn(core, 'findings', async (t) => {
    const result = await t.tx.execute(sql`
      update findings f set cleared_at = null, cleared_by = null, cleared_for = null
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
