import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import type { ContactList } from '../../../../shared/contact.ts'
import { addMilliseconds, MINUTE } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce, announceAll } from '../../kernel/outbox.ts'
import { listContacts } from './get-contact.ts'
import { writeHistory } from './write-history.ts'

/** A press so soon after another is the same one, sent again. */
const SAME_PRESS = 10 * MINUTE

/**
 * 没有变化: the employee says that people and numbers are the same. Numbers are checked again; a contact is
 * asked only if the proof is older than 150 days (design §9). Pressing twice changes nothing more.
 */
export async function reaffirmContacts(
  core: Core,
  input: { employeeId: string },
): Promise<ContactList> {
  await inTransaction(core, async (t) => {
    const affirmed = await t.tx
      .update(contacts)
      .set({ affirmedAt: t.now, updatedAt: t.now })
      .where(
        and(
          eq(contacts.employeeId, input.employeeId),
          inArray(contacts.state, ['valid', 'due', 'pending', 'unanswered']),
          or(
            isNull(contacts.affirmedAt),
            lt(contacts.affirmedAt, addMilliseconds(t.now, -SAME_PRESS)),
          ),
        ),
      )
      .returning({ id: contacts.id, state: contacts.state })
    for (const contact of affirmed) {
      await writeHistory(t, {
        contactId: contact.id,
        employeeId: input.employeeId,
        event: 'reaffirmed',
        actor: 'employee',
        actorId: input.employeeId,
        before: { state: contact.state },
        after: { state: contact.state },
      })
    }
    if (affirmed.length > 0)
      await announce(t.tx, t.now, 'employee.answered', { employeeId: input.employeeId })
    const confirmed = affirmed.filter(({ state }) => state === 'valid' || state === 'due')
    await announceAll(
      t.tx,
      t.now,
      'contact.reaffirmed',
      confirmed.map(({ id }) => ({ contactId: id })),
    )
  })
  return listContacts(core, input)
}
