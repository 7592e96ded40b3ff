import { and, eq, sql } from 'drizzle-orm'
import { changeRequests, contactHistory, contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { writeHistory } from './write-history.ts'

/**
 * What somebody decided of a replacement, on the new contact's record. Refused: it replaces nobody any more and
 * stands for itself beside the old one (design §8). Approved: it may take the old one's place. Idempotent.
 */
export async function applyDecision(core: Core, input: { changeRequestId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    const [request] = await t.tx
      .select()
      .from(changeRequests)
      .where(eq(changeRequests.id, input.changeRequestId))
    if (request?.state !== 'approved' && request?.state !== 'refused') return
    const [contact] = await t.tx
      .select()
      .from(contacts)
      .where(eq(contacts.id, request.contactId))
      .for('update')
    if (!contact || contact.replacesId !== request.replacesId || contact.state === 'retired') return
    const refused = request.state === 'refused'
    if (refused)
      await t.tx
        .update(contacts)
        .set({ replacesId: null, updatedAt: t.now })
        .where(eq(contacts.id, contact.id))
    else if (await isTold(t, request)) return
    await writeHistory(t, {
      contactId: contact.id,
      employeeId: contact.employeeId,
      event: refused ? 'replacement_refused' : 'replacement_approved',
      actor: request.managerDecision === 'approved' ? 'manager' : 'hr',
      actorId: request.decidedBy,
      before: { replaces: request.replacesId },
      after: { replaces: refused ? null : request.replacesId },
    })
  })
}

async function isTold(t: TxCore, request: typeof changeRequests.$inferSelect): Promise<boolean> {
  const [row] = await t.tx
    .select({ id: contactHistory.id })
    .from(contactHistory)
    .where(
      and(
        eq(contactHistory.contactId, request.contactId),
        eq(contactHistory.event, 'replacement_approved'),
        sql`${contactHistory.after} ->> 'replaces' = ${request.replacesId}`,
      ),
    )
    .limit(1)
  return row !== undefined
}
