import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { issueChallenge } from './issue-challenge.ts'

/**
 * What HR had found out of a contact was taken back, and its question had ended with that: the question is open again,
 * with its links and days as they were; one that no message had put yet is put anew. Nothing where the contact is gone
 * all the same, was reached since, or is asked already. Announces `contact.signalled` where one is open again, and
 * `challenge.issued` for a new one. May run twice.
 */
export async function undoClosedChallenge(core: Core, input: { contactId: string }): Promise<void> {
  const unput = await inTransaction(core, async (t) => {
    const result = await t.tx.execute(sql`
      with last as (
        select h.id, h.asked_at from challenges h join contacts c on c.id = h.contact_id
        where c.id = ${input.contactId} and h.state = 'closed' and c.state in ('pending', 'valid', 'due')
          and (c.proof_at is null or c.proof_at < h.created_at)
          and not exists (select 1 from challenges n where n.contact_id = c.id
            and (n.state = 'open' or (n.created_at, n.id) > (h.created_at, h.id)))),
      opened as (
        update challenges h set state = 'open' from last
        where h.id = last.id and last.asked_at is not null and h.state = 'closed' returning h.id)
      select last.id, exists (select 1 from opened) as opened from last`)
    const [last] = rowsOf<{ id: string; opened: boolean }>(result)
    if (last?.opened) await announce(t.tx, t.now, 'contact.signalled', input)
    return last && !last.opened
  })
  if (unput) await issueChallenge(core, input)
}
