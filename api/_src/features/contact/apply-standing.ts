import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { callTasks, contacts, type followUps } from '../../../../db/schema/index.ts'
import type { TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import type { ContactRow } from './contact-queries.ts'
import { ownNumber } from './live-contacts.ts'
import { moveContact } from './move-contact.ts'
import { newProof } from './new-proof.ts'
import { findFreePlace, noOtherLive } from './places.ts'
import { writeHistory } from './write-history.ts'

type Standing = Pick<
  typeof followUps.$inferSelect,
  'id' | 'contactId' | 'actorId' | 'outcome' | 'at' | 'undoneAt'
>
type FollowUp = Standing & { contactId: string }

/**
 * What a follow-up that stands, or a call of HR in a drill, means for its contact (design §8), in the transaction of who
 * asks; nothing for one that was taken back. The history row keeps what was before under the follow-up's id.
 */
export async function applyStanding(t: TxCore, followUp: Standing): Promise<void> {
  if (followUp.undoneAt || !followUp.contactId) return
  const about = { ...followUp, contactId: followUp.contactId }
  if (about.outcome === 'reached') await applyReached(t, about)
  else if (about.outcome === 'in_order') await confirmShared(t, about)
  else if (about.outcome === 'wrong_person') await end(t, about, 'wrong_person')
  else if (about.outcome === 'number_dead') await end(t, about, 'dead')
}

/** A fresher proof stays. Whom the carrier had given up counts again; who said no is left in peace. */
async function applyReached(t: TxCore, followUp: FollowUp): Promise<void> {
  const { contactId, at, actorId } = followUp
  const [found] = await t.tx
    .select({ contact: contacts, isOwn: ownNumber })
    .from(contacts)
    .where(eq(contacts.id, contactId))
  const contact = found?.contact
  const gaveUp = contact?.cause === 'dead' || contact?.cause === 'reassigned'
  const isInvalid = contact?.state === 'invalid'
  if (!contact || (isInvalid && !gaveUp)) return
  const isShared = contact.shared || found.isOwn
  const shared = isShared && !contact.sharedConfirmedAt ? { sharedConfirmedAt: at } : {}
  const moved = await moveContact(t, contactId, {
    transition: isInvalid ? 'reach' : 'confirm',
    set: {
      ...newProof('hr_reached', at, await t.settings.read(t.tx)),
      ...shared,
      // what was proven before the carrier gave the number up says nothing of who has it now
      ...(isInvalid ? { earlierProofs: null, position: await findFreePlace(t, contact) } : {}),
    },
    when: and(or(isNull(contacts.proofAt), lt(contacts.proofAt, at)), noOtherLive(contact)),
    history: { event: 'confirmed', actor: 'hr', actorId, why: 'hr' },
    keep: keeping(followUp),
  })
  if (!moved) return
  await t.tx
    .update(callTasks)
    .set({ closedAt: t.now })
    .where(and(eq(callTasks.contactId, contactId), isNull(callTasks.closedAt)))
  await announce(t.tx, t.now, 'contact.confirmed', { contactId })
}

async function end(t: TxCore, followUp: FollowUp, cause: 'wrong_person' | 'dead'): Promise<void> {
  const { contactId, actorId } = followUp
  const moved = await moveContact(t, contactId, {
    transition: 'refuse',
    set: { cause },
    history: { event: cause === 'dead' ? 'found_dead' : 'found_wrong', actor: 'hr', actorId },
    keep: keeping(followUp),
  })
  if (moved) await announce(t.tx, t.now, 'contact.invalidated', { contactId })
}

async function confirmShared(t: TxCore, followUp: FollowUp): Promise<void> {
  const { contactId, at, actorId } = followUp
  const [before] = await t.tx.select().from(contacts).where(eq(contacts.id, contactId))
  const [after] = await t.tx
    .update(contacts)
    .set({ sharedConfirmedAt: at, updatedAt: t.now })
    .where(
      and(
        eq(contacts.id, contactId),
        or(eq(contacts.shared, true), ownNumber),
        isNull(contacts.sharedConfirmedAt),
        sql`${contacts.state} <> 'retired'`,
      ),
    )
    .returning()
  if (!before || !after) return
  await writeHistory(t, {
    contactId,
    employeeId: after.employeeId,
    event: 'found_shared',
    actor: 'hr',
    actorId,
    before: { state: before.state, order: before.position, ...keeping(followUp)(before) },
    after: { state: after.state, order: after.position },
  })
}

/** What a follow-up replaces: kept in the history row under its id. */
function keeping({ id }: FollowUp) {
  return (before: ContactRow): Record<string, unknown> => ({
    followUp: id,
    proofKind: before.proofKind,
    proofAt: before.proofAt?.toISOString() ?? null,
    earlierProofs: before.earlierProofs,
    dueOn: before.dueOn,
    sharedConfirmedAt: before.sharedConfirmedAt?.toISOString() ?? null,
  })
}
