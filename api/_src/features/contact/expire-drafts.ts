import { and, eq, lte } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announceAll } from '../../kernel/outbox.ts'

/** A draft whose seven days are over is checked no more by itself; its employee is told. Returns how many. */
export async function expireDrafts(core: Core): Promise<number> {
  return inTransaction(core, async (t) => {
    const ended = await t.tx
      .update(contacts)
      .set({ draftUntil: null })
      .where(and(eq(contacts.state, 'draft'), lte(contacts.draftUntil, t.now)))
      .returning({ contactId: contacts.id })
    await announceAll(t.tx, t.now, 'contact.draft_ended', ended)
    return ended.length
  })
}
