import { and, eq, gte, inArray, or, sql } from 'drizzle-orm'
import { challenges, contacts } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/**
 * The contact is gone (removed, replaced, dead, employee left), or was reached by a call: its open question ends
 * without an answer of its own.
 * Not after a refusal: an open question then means that the refusal was taken back meanwhile.
 */
export async function closeChallenges(core: Core, input: { contactId: string }): Promise<void> {
  const gone = core.db
    .select({ one: sql`1` })
    .from(contacts)
    .where(
      and(
        eq(contacts.id, input.contactId),
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
  await core.db
    .update(challenges)
    .set({ state: 'closed' })
    .where(
      and(
        eq(challenges.contactId, input.contactId),
        eq(challenges.state, 'open'),
        sql`exists (${gone})`,
      ),
    )
}
