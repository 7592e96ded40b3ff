import { and, eq } from 'drizzle-orm'
import { changeRequests } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { findDecider } from './find-decider.ts'

/**
 * A manager left: what waited for their word is put to the next one above, else to HR, at once (design §8).
 * Announces `change_request.opened` or `.passed`. Idempotent.
 */
export async function passChanges(core: Core, input: { employeeId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    const theirs = await t.tx
      .select()
      .from(changeRequests)
      .where(
        and(
          eq(changeRequests.deciderId, input.employeeId),
          eq(changeRequests.state, 'with_manager'),
        ),
      )
      .orderBy(changeRequests.id)
      .for('update')
    for (const request of theirs) {
      const deciderId = await findDecider(t.tx, request)
      if (deciderId === input.employeeId) continue
      await t.tx
        .update(changeRequests)
        .set(
          deciderId
            ? { deciderId, managerId: deciderId, remindedAt: null }
            : { state: 'with_hr', deciderId: null, passedToHrAt: t.now },
        )
        .where(eq(changeRequests.id, request.id))
      await announce(t.tx, t.now, deciderId ? 'change_request.opened' : 'change_request.passed', {
        changeRequestId: request.id,
      })
    }
  })
}
