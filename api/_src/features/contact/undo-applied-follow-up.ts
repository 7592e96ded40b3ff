import { and, desc, eq, sql } from 'drizzle-orm'
import { callTasks, contactHistory, contacts, followUps } from '../../../../db/schema/index.ts'
import type { ContactState, InvalidCause } from '../../../../shared/contact.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { toDate } from '../../kernel/rows.ts'
import type { ContactRow } from './contact-queries.ts'
import { findFreePlace, noOtherLive } from './places.ts'
import { writeHistory } from './write-history.ts'

type Kept = {
  followUp: string
  state: ContactState
  cause?: InvalidCause
  order: number | null
  proofKind: ContactRow['proofKind']
  proofAt: string | null
  earlierProofs: ContactRow['earlierProofs']
  dueOn: string | null
  sharedConfirmedAt: string | null
}

/**
 * A follow-up was taken back: the contact is as its history says it was before. What happened to it since stays:
 * then nothing is undone. Idempotent.
 */
export async function undoAppliedFollowUp(
  core: Core,
  input: { followUpId: string },
): Promise<void> {
  await inTransaction(core, async (t) => {
    const [followUp] = await t.tx.select().from(followUps).where(eq(followUps.id, input.followUpId))
    if (!followUp?.undoneAt || !followUp.contactId) return
    const { contactId } = followUp
    const [contact] = await t.tx
      .select()
      .from(contacts)
      .where(eq(contacts.id, contactId))
      .for('update')
    const [last] = await t.tx
      .select({ before: contactHistory.before })
      .from(contactHistory)
      .where(eq(contactHistory.contactId, contactId))
      .orderBy(desc(contactHistory.id))
      .limit(1)
    const kept = last?.before as Kept | null | undefined
    if (!contact || contact.state === 'retired' || kept?.followUp !== followUp.id) return
    await restore(t, contact, kept)
    await t.tx
      .update(callTasks)
      .set({ closedAt: null })
      .where(
        and(
          eq(callTasks.contactId, contactId),
          sql`${callTasks.closedAt} >= ${followUp.at.toISOString()}::timestamptz`,
        ),
      )
  })
}

async function restore(t: TxCore, contact: ContactRow, kept: Kept): Promise<void> {
  const place = kept.order === null ? null : (contact.position ?? (await findFreePlace(t, contact)))
  const [restored] = await t.tx
    .update(contacts)
    .set({
      state: kept.state,
      cause: kept.cause ?? null,
      position: place,
      proofKind: kept.proofKind,
      proofAt: toDate(kept.proofAt),
      earlierProofs: kept.earlierProofs,
      dueOn: kept.dueOn,
      sharedConfirmedAt: toDate(kept.sharedConfirmedAt),
      updatedAt: t.now,
    })
    .where(
      and(eq(contacts.id, contact.id), eq(contacts.state, contact.state), noOtherLive(contact)),
    )
    .returning({ id: contacts.id })
  if (!restored) return
  await writeHistory(t, {
    contactId: contact.id,
    employeeId: contact.employeeId,
    event: 'taken_back',
    actor: 'hr',
    before: { state: contact.state, order: contact.position },
    after: { state: kept.state, order: place },
  })
}
