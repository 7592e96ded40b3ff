import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { contacts } from '../../../../db/schema/index.ts'
import type { TxCore } from '../../kernel/core.ts'
import { nextState, type Transition, transitions } from './contact.ts'
import type { ContactRow } from './contact-queries.ts'
import { type HistoryEntry, writeHistory } from './write-history.ts'

type Move = {
  transition: Transition
  set?: PgUpdateSetSource<typeof contacts>
  /** More that must hold, e.g. a proof not older than this one. */
  when?: SQL
  history: Pick<HistoryEntry, 'event' | 'actor'> & Partial<Pick<HistoryEntry, 'actorId' | 'why'>>
  /** More to keep in the history: ids, codes and times of before, so that it can be taken back. */
  keep?: (before: ContactRow) => Record<string, unknown>
}

/**
 * Moves one contact by a transition of `contact.ts` and writes its history row. Null if the transition does
 * not apply (any more): the loser of a race changes nothing.
 */
export async function moveContact(
  t: TxCore,
  contactId: string,
  move: Move,
): Promise<ContactRow | null> {
  const [before] = await t.tx
    .select()
    .from(contacts)
    .where(eq(contacts.id, contactId))
    .for('update')
  const state = before && nextState(before.state, move.transition)
  if (!before || !state) return null
  const gone = state === 'invalid' || state === 'retired'
  const [after] = await t.tx
    .update(contacts)
    .set({ ...move.set, state, ...(gone ? { position: null } : {}), updatedAt: t.now })
    .where(
      and(
        eq(contacts.id, contactId),
        inArray(contacts.state, [...transitions[move.transition].from]),
        move.when,
      ),
    )
    .returning()
  if (!after) return null
  await writeHistory(t, {
    contactId,
    employeeId: after.employeeId,
    ...move.history,
    before: {
      state: before.state,
      ...(before.cause ? { cause: before.cause } : {}),
      order: before.position,
      ...move.keep?.(before),
    },
    after: {
      state: after.state,
      ...(after.cause ? { cause: after.cause } : {}),
      order: after.position,
    },
  })
  return after
}
