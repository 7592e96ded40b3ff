import { and, eq, isNull } from 'drizzle-orm'
import { delegations, employees } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { DAY } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'

/** Nobody is away longer without somebody else taking over for good. */
const LONGEST = 366 * DAY

/**
 * While the caller is away somebody else decides for them (design §8); a new one replaces what was set before.
 * Throws `invalid_input` for oneself, for somebody who is not in service, and for times in the wrong order.
 */
export async function startDelegation(
  core: Core,
  input: { fromId: string; toId: string; startsAt: Date; endsAt: Date },
): Promise<void> {
  const { fromId, toId, startsAt, endsAt } = input
  if (fromId === toId)
    throw new AppError('invalid_input', { field: 'toEmployeeId', sentence: '请选别的同事代您决定' })
  await inTransaction(core, async (t) => {
    const length = endsAt.getTime() - startsAt.getTime()
    if (length <= 0 || length > LONGEST || endsAt <= t.now)
      throw new AppError('invalid_input', {
        field: 'endsAt',
        sentence: '结束时间要晚于开始和现在，最长一年',
      })
    const [delegate] = await t.tx
      .select({ id: employees.id })
      .from(employees)
      .where(and(eq(employees.id, toId), eq(employees.status, 'active')))
    if (!delegate)
      throw new AppError('invalid_input', { field: 'toEmployeeId', sentence: '请选一位在职的同事' })
    // one at a time: whoever sets two at once waits here
    await t.tx.select().from(employees).where(eq(employees.id, fromId)).for('update')
    await t.tx
      .update(delegations)
      .set({ endedAt: t.now })
      .where(and(eq(delegations.fromId, fromId), isNull(delegations.endedAt)))
    const id = newId('delegation', t.now)
    await t.tx.insert(delegations).values({ id, fromId, toId, startsAt, endsAt, createdAt: t.now })
    await writeAudit(t.tx, t.now, {
      actorId: fromId,
      action: 'delegation.set',
      subject: toId,
      details: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    })
  })
}
