import { and, eq, inArray, isNull } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { writeHistory } from './write-history.ts'

/**
 * The code was typed on the employee's own screen: 待本人确认. It passes the gate for 30 days and counts for
 * coverage only after the contact's own answer (design §5.4). Idempotent.
 */
export async function recordScreenProof(core: Core, input: { contactId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    const [proven] = await t.tx
      .update(contacts)
      .set({ screenProofAt: t.now, updatedAt: t.now })
      .where(
        and(
          eq(contacts.id, input.contactId),
          inArray(contacts.state, ['pending', 'unanswered']),
          isNull(contacts.screenProofAt),
        ),
      )
      .returning()
    if (!proven) return
    await writeHistory(t, {
      contactId: proven.id,
      employeeId: proven.employeeId,
      event: 'screen_confirmed',
      actor: 'employee',
      actorId: proven.employeeId,
      after: { state: proven.state },
    })
  })
}
