import { isNull, lt, or } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'
import { newProof } from './new-proof.ts'

/**
 * Somebody of the company spoke to the contact at `at`: a proof (HR reached them), as a follow-up or from an
 * emergency card. A fresher proof stays; the same call applied twice changes nothing.
 */
export async function applyCallOutcome(
  core: Core,
  call: { contactId: string; at: string; actorId: string },
): Promise<void> {
  const reachedAt = new Date(call.at)
  await inTransaction(core, async (t) => {
    const moved = await moveContact(t, call.contactId, {
      transition: 'confirm',
      set: newProof('hr_reached', reachedAt, await t.settings.read(t.tx)),
      when: or(isNull(contacts.proofAt), lt(contacts.proofAt, reachedAt)),
      history: { event: 'confirmed', actor: 'hr', actorId: call.actorId, why: 'hr' },
    })
    if (moved) await announce(t.tx, t.now, 'contact.confirmed', { contactId: call.contactId })
  })
}
