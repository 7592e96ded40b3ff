import { and, eq, gte, inArray, or, sql } from 'drizzle-orm'
import { challenges, contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'

/**
 * The contact is gone (removed, replaced, dead, employee left), or was reached by a call: its open question ends
 * without an answer of its own.
 * Not after a refusal: an open question then means that the refusal was taken back meanwhile.
 * Announces `contact.signalled` where one ended, for a question that is over is no silence.
 */
export function closeChallenges(core: Core, input: { contactId: string }): Promise<void> {
  return inTransaction(core, async (t) => {
    const closed = await closeOpen(t, input.contactId)
    if (closed.length > 0) await announce(t.tx, t.now, 'contact.signalled', input)
  })
}

function closeOpen({ tx }: TxCore, contactId: string): Promise<unknown[]> {
  const gone = tx
    .select({ one: sql`1` })
    .from(contacts)
    .where(
      and(
        eq(contacts.id, contactId),
        or(
          eq(contacts.state, 'retired'),
          and(
            eq(contacts.proofKind, 'hr_reached'),
            gte(contacts.proofAt, challenges.createdAt),
            inArray(contacts.state, ['valid', 'due']),
          ),
          and(
            eq(contacts.state, 'invalid'),
            inArray(contacts.cause, ['dead', 'reassigned', 'withdrew']),
          ),
        ),
      ),
    )
  return tx
    .update(challenges)
    .set({ state: 'closed' })
    .where(
      and(eq(challenges.contactId, contactId), eq(challenges.state, 'open'), sql`exists (${gone})`),
    )
    .returning({ id: challenges.id })
}
