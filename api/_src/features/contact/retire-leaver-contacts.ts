import { and, eq, ne } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'

/** An employee left: all their contacts retire at once and are never asked again (design §9). Idempotent. */
export async function retireLeaverContacts(
  core: Core,
  input: { employeeId: string },
): Promise<void> {
  await inTransaction(core, async (t) => {
    const live = await t.tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.employeeId, input.employeeId), ne(contacts.state, 'retired')))
    for (const { id } of live) {
      const retired = await moveContact(t, id, {
        transition: 'retire',
        set: { retiredAt: t.now },
        history: { event: 'left', actor: 'system' },
      })
      if (retired) await announce(t.tx, t.now, 'contact.retired', { contactId: id })
    }
  })
}
