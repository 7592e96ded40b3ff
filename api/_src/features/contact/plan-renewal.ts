import { and, eq, inArray, lt } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { cycleOf } from '../../../../shared/cycle.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'

/** After 没有变化: the contact is asked anew only if the proof is near its end, older than 150 days unless the cycle is set shorter (design §9). */
export async function planRenewal(core: Core, input: { contactId: string }): Promise<void> {
  const { askEveryDays } = await core.settings.read(core.db)
  const days = cycleOf(askEveryDays).renewAfter
  await inTransaction(core, async (t) => {
    const [old] = await t.tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(
        and(
          eq(contacts.id, input.contactId),
          inArray(contacts.state, ['valid', 'due']),
          lt(contacts.proofAt, addMilliseconds(t.now, -days * DAY)),
        ),
      )
    if (old) await announce(t.tx, t.now, 'contact.outdated', { contactId: old.id })
  })
}
