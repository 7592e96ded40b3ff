import { eq, inArray } from 'drizzle-orm'
import { challenges, contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'
import { findFreePlace } from './places.ts'

/**
 * 点错了，撤回: the contact is asked as before, in its old place or the first free one. If they said yes
 * meanwhile, that yes is announced again: it found the contact still refused. Announces `contact.restored`,
 * unless nobody had heard of the refusal yet. Idempotent.
 */
export async function undoContactDecline(
  core: Core,
  input: { challengeId: string },
): Promise<void> {
  const [question] = await core.db
    .select()
    .from(challenges)
    .where(eq(challenges.id, input.challengeId))
  if (question?.state !== 'open' && question?.state !== 'confirmed') return
  await inTransaction(core, async (t) => {
    const [contact] = await t.tx.select().from(contacts).where(eq(contacts.id, question.contactId))
    if (contact?.state !== 'invalid') return
    const moved = await moveContact(t, contact.id, {
      transition: contact.proofAt ? 'undo_renewal' : 'undo',
      set: {
        cause: null,
        position: await findFreePlace(t, contact),
      },
      when: inArray(contacts.cause, ['declined', 'wrong_person']),
      history: { event: 'undone', actor: 'contact' },
    })
    if (!moved) return
    await announce(t.tx, t.now, 'contact.restored', { contactId: contact.id })
    if (question.state === 'confirmed')
      await announce(t.tx, t.now, 'challenge.confirmed', { challengeId: question.id })
  })
}
