import { and, eq, isNull } from 'drizzle-orm'
import { preboardings } from '../../../../db/schema/index.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { findPreboarding } from './preboarding-queries.ts'

/** The link ends at once, and the page that was opened with it; what was filled in stays. Twice is once. Throws AppError `not_found`. */
export function revokeLink(
  core: Core,
  { employeeNo, keyId }: { employeeNo: string; keyId: string },
): Promise<void> {
  return inTransaction(core, async (t) => {
    const { employeeId } = await findPreboarding(t.tx, employeeNo)
    const revoked = await t.tx
      .update(preboardings)
      .set({ revokedAt: t.now })
      .where(and(eq(preboardings.employeeId, employeeId), isNull(preboardings.revokedAt)))
      .returning({ id: preboardings.employeeId })
    if (revoked.length === 0) return
    await writeAudit(t.tx, t.now, {
      actorId: null,
      action: 'preboarding.revoked',
      subject: employeeId,
      details: { keyId },
    })
  })
}
