import { and, eq, isNull } from 'drizzle-orm'
import { waivers } from '../../../../db/schema/index.ts'
import { MOST_WAIVER_DAYS, type NewWaiver } from '../../../../shared/onboarding.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds, DAY, shanghaiDate } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { maskNumbers } from '../../kernel/mask-numbers.ts'
import { announce } from '../../kernel/outbox.ts'
import type { Scope } from '../../kernel/scope.ts'
import { findScopedEmployee } from './scoped-employee.ts'

/**
 * HR lets somebody pass the gate until a day, with a reason; another one takes the place of the one that holds. Throws
 * AppError `not_found` for an employee out of scope or who left, `invalid_input` for a day that is past or too far off.
 */
export function recordWaiver(
  core: Core,
  input: { actorId: string; employeeId: string; scope: Scope; waiver: NewWaiver },
): Promise<void> {
  const { actorId, waiver } = input
  return inTransaction(core, async (t) => {
    const { id: employeeId } = await findScopedEmployee(t.tx, input)
    const today = shanghaiDate(t.now)
    const last = shanghaiDate(addMilliseconds(t.now, MOST_WAIVER_DAYS * DAY))
    if (waiver.until < today || waiver.until > last)
      throw new AppError('invalid_input', {
        field: 'until',
        sentence: `请选今天到 ${MOST_WAIVER_DAYS} 天以内的日期`,
      })
    await t.tx
      .update(waivers)
      .set({ revokedAt: t.now, revokedBy: actorId })
      .where(and(eq(waivers.employeeId, employeeId), isNull(waivers.revokedAt)))
    await t.tx.insert(waivers).values({
      id: newId('waiver', t.now),
      employeeId,
      // like every reason: what looks like a number is nobody's to keep here
      reason: maskNumbers(waiver.reason),
      untilOn: waiver.until,
      waivedBy: actorId,
      waivedAt: t.now,
    })
    await writeAudit(t.tx, t.now, {
      actorId,
      action: 'onboarding.waived',
      subject: employeeId,
      reason: waiver.reason,
      details: { until: waiver.until },
    })
    await announce(t.tx, t.now, 'employee.touched', { employeeId })
  })
}
