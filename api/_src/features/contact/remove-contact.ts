import { and, eq, ne } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'

/** The employee removes a contact: it is never called again (design §4.1). Throws `not_found`. */
export async function removeContact(
  core: Core,
  input: { employeeId: string; contactId: string },
): Promise<void> {
  await inTransaction(core, async (t) => {
    const [own] = await t.tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(
        and(
          eq(contacts.id, input.contactId),
          eq(contacts.employeeId, input.employeeId),
          ne(contacts.state, 'retired'),
        ),
      )
    const retired =
      own &&
      (await moveContact(t, own.id, {
        transition: 'retire',
        set: { retiredAt: t.now },
        history: { event: 'removed', actor: 'employee', actorId: input.employeeId },
      }))
    if (!retired) throw new AppError('not_found')
    await announce(t.tx, t.now, 'contact.retired', { contactId: input.contactId })
  })
}
