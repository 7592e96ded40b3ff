import { and, eq, lte } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'

const PAGE = 500

/** Every valid contact whose day has come becomes `due` and is asked again (design §3). Returns how many. */
export async function planDueContacts(core: Core): Promise<number> {
  let moved = 0
  for (;;) {
    const today = shanghaiDate(core.clock.now())
    const page = await core.db
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.state, 'valid'), lte(contacts.dueOn, today)))
      .limit(PAGE)
    for (const { id } of page) {
      await inTransaction(core, async (t) => {
        const due = await moveContact(t, id, {
          transition: 'become_due',
          history: { event: 'due', actor: 'system' },
        })
        if (due) await announce(t.tx, t.now, 'contact.due', { contactId: id })
      })
    }
    moved += page.length
    if (page.length < PAGE) return moved
  }
}
