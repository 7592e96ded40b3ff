import { and, eq, gt, lt } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announceAll } from '../../kernel/outbox.ts'

/** 停机 drafts are checked again once a day for seven days (design §5.2). Returns how many were planned. */
export async function checkDrafts(core: Core): Promise<number> {
  return inTransaction(core, async (t) => {
    const planned = await t.tx
      .update(contacts)
      .set({ checkedAt: t.now })
      .where(
        and(
          eq(contacts.state, 'draft'),
          gt(contacts.draftUntil, t.now),
          lt(contacts.checkedAt, addMilliseconds(t.now, -DAY)),
        ),
      )
      .returning({ contactId: contacts.id })
    await announceAll(t.tx, t.now, 'contact.revived', planned)
    return planned.length
  })
}
