import { eq } from 'drizzle-orm'
import { challenges } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'

/** A contact said no, or that they do not know the employee: invalid for this pair (design §5.4). Idempotent. */
export async function declineContact(core: Core, input: { challengeId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    // held: a refusal taken back at this moment is announced after it was applied
    const [answer] = await t.tx
      .select()
      .from(challenges)
      .where(eq(challenges.id, input.challengeId))
      .for('share')
    if (answer?.state !== 'declined') return
    const moved = await moveContact(t, answer.contactId, {
      transition: 'refuse',
      set: { cause: answer.declineWhy === 'unknown' ? 'wrong_person' : 'declined' },
      history: { event: 'declined', actor: 'contact' },
    })
    if (moved) await announce(t.tx, t.now, 'contact.invalidated', { contactId: answer.contactId })
  })
}
