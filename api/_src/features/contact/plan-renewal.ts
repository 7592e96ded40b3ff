import { and, eq, inArray, lt } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { RENEW_AFTER } from './contact.ts'

/** After 没有变化: the contact is asked anew only if the proof is older than 150 days (design §9). */
export async function planRenewal(core: Core, input: { contactId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    const [old] = await t.tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(
        and(
          eq(contacts.id, input.contactId),
          inArray(contacts.state, ['valid', 'due']),
          lt(contacts.proofAt, addMilliseconds(t.now, -RENEW_AFTER)),
        ),
      )
    if (old) await announce(t.tx, t.now, 'contact.outdated', { contactId: old.id })
  })
}
