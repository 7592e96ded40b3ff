import { and, eq, isNull, lte } from 'drizzle-orm'
import { findings, followUps } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'

/**
 * 核实无误: HR looked at what the cross-checks had found of a contact, and it is in order: it is not found again until its
 * details change (design §6). Nothing for another outcome, or where the follow-up was taken back meanwhile. Announces
 * `contact.touched`. May run twice.
 */
export async function closeFindings(core: Core, input: { followUpId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    // held: who takes it back at this moment finds it applied
    const [followUp] = await t.tx
      .select()
      .from(followUps)
      .where(eq(followUps.id, input.followUpId))
      .for('share')
    if (!followUp?.contactId || followUp.undoneAt || followUp.outcome !== 'in_order') return
    const { contactId, actorId } = followUp
    const closed = await t.tx
      .update(findings)
      .set({ clearedAt: t.now, clearedBy: actorId, clearedFor: followUp.id })
      .where(
        and(
          eq(findings.contactId, contactId),
          isNull(findings.clearedAt),
          // what was found after HR looked was not looked at
          lte(findings.foundAt, followUp.at),
        ),
      )
      .returning({ id: findings.id })
    if (closed.length > 0) await announce(t.tx, t.now, 'contact.touched', { contactId })
  })
}
