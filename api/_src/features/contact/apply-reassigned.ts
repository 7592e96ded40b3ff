import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { moveContact } from './move-contact.ts'

/**
 * The carrier says that the number was given to somebody else after the contact's last proof: whoever answers there now
 * is a stranger, so the contact is invalid and is asked nothing more (design §6). Idempotent.
 */
export async function applyReassigned(core: Core, input: { contactId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    const moved = await moveContact(t, input.contactId, {
      transition: 'check_vacant',
      set: { cause: 'reassigned' },
      // of a proof that came after the answer, or is older than what was asked about, it says nothing
      when: sql`exists (select 1 from numbers n where n.phone_hash = contacts.phone_hash and n.reassigned = 'yes'
        and contacts.proof_at <= n.reassigned_since and contacts.proof_at < n.reassigned_checked_at)`,
      history: { event: 'reassigned', actor: 'carrier', why: 'reassigned' },
    })
    if (moved) await announce(t.tx, t.now, 'contact.invalidated', { contactId: input.contactId })
  })
}
