import { and, desc, eq, sql } from 'drizzle-orm'
import { callTasks, contactHistory, contacts, followUps } from '../../../../db/schema/index.ts'
import type { ContactState, InvalidCause } from '../../../../shared/contact.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { toDate } from '../../kernel/rows.ts'
import { applyStanding } from './apply-standing.ts'
import type { ContactRow } from './contact-queries.ts'
import { findFreePlace, noOtherLive } from './places.ts'
import { writeHistory } from './write-history.ts'

type Kept = {
  followUp?: string
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
 * A follow-up was taken back: the contact is as it was before it, and before those taken back earlier that lay on it;
 * a follow-up that stands and had nothing left to do then has its effect now. What else happened to the contact since
 * stays: then nothing is undone. Idempotent.
 */
export async function undoAppliedFollowUp(
  core: Core,
  input: { followUpId: string },
): Promise<void> {
  await inTransaction(core, async (t) => {
    const [followUp] = await t.tx.select().from(followUps).where(eq(followUps.id, input.followUpId))
    if (!followUp?.undoneAt || !followUp.contactId) return
    const [contact] = await t.tx
      .select()
      .from(contacts)
      .where(eq(contacts.id, followUp.contactId))
      .for('update')
    if (!contact || contact.state === 'retired') return
    const recorded = await listFollowUps(t, contact.id)
    const first = await findFirstUndone(t, contact.id, recorded)
    if (!first || !(await restore(t, contact, first.kept))) return
    await reopenCallTasks(t, contact.id, first.followUp.at)
    // two may have been recorded in one instant: their ids then say nothing of which came first
    for (const standing of recorded)
      if (standing.at >= first.followUp.at) await applyStanding(t, standing)
  })
}

type FollowUpRow = typeof followUps.$inferSelect

function listFollowUps({ tx }: TxCore, contactId: string): Promise<FollowUpRow[]> {
  return tx
    .select()
    .from(followUps)
    .where(eq(followUps.contactId, contactId))
    .orderBy(followUps.at, followUps.id)
}

/** The lowest of the taken back ones that lie on top of the history, with what was before it. */
async function findFirstUndone(
  { tx }: TxCore,
  contactId: string,
  recorded: readonly FollowUpRow[],
): Promise<{ followUp: FollowUpRow; kept: Kept } | null> {
  const undone = new Map(recorded.filter((one) => one.undoneAt).map((one) => [one.id, one]))
  const rows = await tx
    .select({ event: contactHistory.event, before: contactHistory.before })
    .from(contactHistory)
    .where(eq(contactHistory.contactId, contactId))
    .orderBy(desc(contactHistory.id))
    .limit(2 * recorded.length)
  let first: { followUp: FollowUpRow; kept: Kept } | null = null
  for (const { event, before } of rows) {
    const kept = before as Kept | null
    const followUp = kept?.followUp === undefined ? undefined : undone.get(kept.followUp)
    if (kept && followUp) first = { followUp, kept }
    else if (event !== 'taken_back') break
  }
  return first
}

async function reopenCallTasks({ tx }: TxCore, contactId: string, since: Date): Promise<void> {
  await tx
    .update(callTasks)
    .set({ closedAt: null })
    .where(
      and(
        eq(callTasks.contactId, contactId),
        sql`${callTasks.closedAt} >= ${since.toISOString()}::timestamptz`,
      ),
    )
}

/** False where the contact is so already, or another one has its number by now. */
async function restore(t: TxCore, contact: ContactRow, kept: Kept): Promise<boolean> {
  if (isAsKept(contact, kept)) return false
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
  if (!restored) return false
  await writeHistory(t, {
    contactId: contact.id,
    employeeId: contact.employeeId,
    event: 'taken_back',
    actor: 'hr',
    before: { state: contact.state, order: contact.position },
    after: { state: kept.state, order: place },
  })
  return true
}

function isAsKept(contact: ContactRow, kept: Kept): boolean {
  const [proofAt, sharedAt] = [toDate(kept.proofAt), toDate(kept.sharedConfirmedAt)]
  return (
    contact.state === kept.state &&
    contact.cause === (kept.cause ?? null) &&
    contact.proofAt?.getTime() === proofAt?.getTime() &&
    contact.sharedConfirmedAt?.getTime() === sharedAt?.getTime()
  )
}
