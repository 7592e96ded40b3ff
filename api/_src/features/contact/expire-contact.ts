import { eq, sql } from 'drizzle-orm'
import { challenges } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'

/**
 * Seven days without an answer: a contact never confirmed becomes `unanswered`. One that is `due` stays due
 * and still counts until its proof is 210 days old (design §3). Idempotent.
 */
export async function expireContact(core: Core, input: { challengeId: string }): Promise<void> {
  const [question] = await core.db
    .select()
    .from(challenges)
    .where(eq(challenges.id, input.challengeId))
  if (question?.state !== 'expired') return
  await inTransaction(core, async (t) => {
    const moved = await moveContact(t, question.contactId, {
      transition: 'stay_silent',
      // asked once more in the meantime
      when: sql`not exists (select 1 from challenges o
        where o.contact_id = ${question.contactId} and o.state = 'open')`,
      history: { event: 'unanswered', actor: 'system' },
    })
    if (moved) await announce(t.tx, t.now, 'contact.unanswered', { contactId: question.contactId })
  })
}
