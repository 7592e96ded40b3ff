import { and, eq, isNull } from 'drizzle-orm'
import { delegations } from '../../../../db/schema/index.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'

/** The caller decides again themselves. Idempotent. */
export async function stopDelegation(core: Core, input: { fromId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    const ended = await t.tx
      .update(delegations)
      .set({ endedAt: t.now })
      .where(and(eq(delegations.fromId, input.fromId), isNull(delegations.endedAt)))
      .returning({ toId: delegations.toId })
    for (const { toId } of ended)
      await writeAudit(t.tx, t.now, {
        actorId: input.fromId,
        action: 'delegation.ended',
        subject: toId,
      })
  })
}
