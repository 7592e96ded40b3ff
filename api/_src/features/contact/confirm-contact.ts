import { eq, isNull, lt, or } from 'drizzle-orm'
import { challenges, contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'
import { newProof } from './new-proof.ts'

const proofKinds = {
  code: 'contact_code',
  link: 'link',
  sms_reply: 'sms_reply',
  hr: 'hr_reached',
} as const

/**
 * A contact said yes: it becomes valid with this proof. An older proof never replaces a fresher one, and the
 * same answer applied twice changes nothing.
 */
export async function confirmContact(core: Core, input: { challengeId: string }): Promise<void> {
  const [answer] = await core.db
    .select()
    .from(challenges)
    .where(eq(challenges.id, input.challengeId))
  if (answer?.state !== 'confirmed' || !answer.answeredAt || !answer.answeredVia) return
  const { answeredAt, answeredVia } = answer
  await inTransaction(core, async (t) => {
    const moved = await moveContact(t, answer.contactId, {
      transition: 'confirm',
      set: newProof(proofKinds[answeredVia], answeredAt, await t.settings.read(t.tx)),
      when: or(isNull(contacts.proofAt), lt(contacts.proofAt, answeredAt)),
      history: {
        event: answer.kind === 'first' ? 'confirmed' : 'renewed',
        actor: 'contact',
        why: answeredVia,
      },
    })
    if (moved) await announce(t.tx, t.now, 'contact.confirmed', { contactId: answer.contactId })
  })
}
