import { and, eq, isNull } from 'drizzle-orm'
import { waivers } from '../../../../db/schema/index.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import type { Scope } from '../../kernel/scope.ts'
import { findScopedEmployee } from './scoped-employee.ts'

/** HR takes a waiver back: from now on contacts are needed again. Twice is once. Throws AppError `not_found`. */
export function revokeWaiver(
  core: Core,
  input: { actorId: string; employeeId: string; scope: Scope },
): Promise<void> {
  return inTransaction(core, async (t) => {
    const { id: employeeId } = await findScopedEmployee(t.tx, input)
    const revoked = await t.tx
      .update(waivers)
      .set({ revokedAt: t.now, revokedBy: input.actorId })
      .where(and(eq(waivers.employeeId, employeeId), isNull(waivers.revokedAt)))
      .returning({ id: waivers.id })
    if (revoked.length === 0) return
    await writeAudit(t.tx, t.now, {
      actorId: input.actorId,
      action: 'onboarding.waiver_revoked',
      subject: employeeId,
    })
    await announce(t.tx, t.now, 'employee.touched', { employeeId })
  })
}
