import { eq } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'
import { savePlace } from './places.ts'

/**
 * Retires the contact that this one replaces, and gives its place to this one: at once if the old one was
 * never confirmed, else only when the new one is (design §4.1: an edit never lowers coverage). Idempotent.
 */
export async function retireReplaced(core: Core, input: { contactId: string }): Promise<void> {
  const [named] = await core.db
    .select({ replacesId: contacts.replacesId })
    .from(contacts)
    .where(eq(contacts.id, input.contactId))
  if (!named?.replacesId) return
  await inTransaction(core, async (t) => {
    const [replacement] = await t.tx
      .select()
      .from(contacts)
      .where(eq(contacts.id, input.contactId))
      .for('update')
    if (
      !replacement?.replacesId ||
      replacement.state === 'retired' ||
      replacement.state === 'invalid'
    )
      return
    const [old] = await t.tx
      .select()
      .from(contacts)
      .where(eq(contacts.id, replacement.replacesId))
      .for('update')
    if (!old || old.state === 'retired') return
    const mayStillCount = old.state === 'valid' || old.state === 'due' || old.screenProofAt !== null
    const confirmed = replacement.state === 'valid' || replacement.state === 'due'
    if (mayStillCount && !confirmed) return
    const retired = await moveContact(t, old.id, {
      transition: 'retire',
      set: { retiredAt: t.now },
      history: {
        event: 'replaced',
        actor: 'employee',
        actorId: old.employeeId,
        why: replacement.replaceReason,
      },
    })
    if (!retired) return
    if (old.position !== null) await savePlace(t, replacement, old.position)
    await announce(t.tx, t.now, 'contact.retired', { contactId: old.id })
  })
}
