import { eq } from 'drizzle-orm'
import { challenges, contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'

/** A confirmed contact no longer wants to be one (design §5.4): invalid for this pair. Idempotent. */
export async function withdrawContact(core: Core, input: { challengeId: string }): Promise<void> {
  const [question] = await core.db
    .select()
    .from(challenges)
    .where(eq(challenges.id, input.challengeId))
  if (!question) return
  await inTransaction(core, async (t) => {
    const moved = await moveContact(t, question.contactId, {
      transition: 'refuse',
      set: { cause: 'withdrew' },
      when: eq(contacts.phoneHash, question.phoneHash),
      history: { event: 'withdrew', actor: 'contact' },
    })
    if (moved) await announce(t.tx, t.now, 'contact.invalidated', { contactId: question.contactId })
  })
}
