import { eq } from 'drizzle-orm'
import { exports } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { EXPORT_LIFE, mayDecide } from './export.ts'

/**
 * A privacy officer, never the one who asked, lets a full export happen within 24 hours, or not. Audited. Throws
 * AppError: `not_found`, `forbidden` for one's own, `lost_race` where it is decided or expired.
 */
export function decideExport(
  core: Core,
  input: { exportId: string; deciderId: string; approve: boolean },
): Promise<void> {
  const { exportId, deciderId, approve } = input
  return inTransaction(core, async ({ tx, now }) => {
    const [row] = await tx.select().from(exports).where(eq(exports.id, exportId)).for('update')
    if (!row) throw new AppError('not_found')
    if (row.requestedBy === deciderId) throw new AppError('forbidden')
    if (!mayDecide(row, deciderId, now)) throw new AppError('lost_race')
    await tx
      .update(exports)
      .set({
        state: approve ? 'approved' : 'refused',
        decidedBy: deciderId,
        decidedAt: now,
        expiresAt: approve ? addMilliseconds(now, EXPORT_LIFE) : null,
      })
      .where(eq(exports.id, exportId))
    await announce(tx, now, 'export.decided', { exportId })
    await writeAudit(tx, now, {
      actorId: deciderId,
      action: approve ? 'export.approved' : 'export.refused',
      subject: exportId,
      details: { rows: row.rows },
    })
  })
}
