import { exports } from '../../../../db/schema/index.ts'
import { MAX_FULL_ROWS, type NewExport } from '../../../../shared/export.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { maskNumbers } from '../../kernel/mask-numbers.ts'
import { announce } from '../../kernel/outbox.ts'
import { countLines } from './export-lines.ts'

/**
 * Asks for an export with full names and numbers; a privacy officer decides. Audited. Throws AppError:
 * `nothing_to_do` where there is no line, `invalid_input` for more than 1,000.
 */
export function requestExport(
  core: Core,
  { actorId, wanted }: { actorId: string; wanted: NewExport },
): Promise<{ exportId: string }> {
  return inTransaction(core, async ({ tx, now }) => {
    const departmentId = wanted.departmentId ?? null
    const rows = await countLines(tx, { scope: { all: true }, departmentId })
    if (rows === 0) throw new AppError('nothing_to_do', { sentence: NOBODY })
    if (rows > MAX_FULL_ROWS)
      throw new AppError('invalid_input', { field: 'departmentId', sentence: tooMany(rows) })
    const exportId = newId('export', now)
    const reason = maskNumbers(wanted.reason)
    await tx.insert(exports).values({
      id: exportId,
      state: 'requested',
      requestedBy: actorId,
      requestedAt: now,
      reason,
      departmentId,
      rows,
      downloads: 0,
    })
    await writeAudit(tx, now, {
      actorId,
      action: 'export.requested',
      subject: exportId,
      reason,
      details: { rows, ...(departmentId ? { departmentId } : {}) },
    })
    await announce(tx, now, 'export.requested', { exportId })
    return { exportId }
  })
}

const NOBODY = '这个范围里没有联络人，不用导出。'
const tooMany = (rows: number) =>
  `这个范围有 ${rows} 行，完整导出最多 ${MAX_FULL_ROWS} 行。请选一个小一些的部门，或导出打码的名单。`
