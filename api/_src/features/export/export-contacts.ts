import { eq, sql } from 'drizzle-orm'
import { exports } from '../../../../db/schema/index.ts'
import { MAX_FULL_ROWS } from '../../../../shared/export.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { mayDownload } from './export.ts'
import { exportHeadings, exportLine, readLines } from './export-lines.ts'

const START = { no: '', id: '' }

/**
 * The file of an approved export: full names and numbers, headings first, of contacts that were there when it was
 * asked for. Audited each time, with how many lines. Throws AppError: `not_found` for somebody else's, `not_now`
 * before it is approved and after it expired, or when there are more than 1,000 lines by now.
 */
export function exportContacts(
  core: Core,
  { exportId, actorId }: { exportId: string; actorId: string },
): Promise<string[][]> {
  return inTransaction(core, async ({ tx, now, vault }) => {
    const [row] = await tx.select().from(exports).where(eq(exports.id, exportId)).for('update')
    if (row?.requestedBy !== actorId) throw new AppError('not_found')
    if (!mayDownload(row, actorId, now)) throw new AppError('not_now', { sentence: NOT_NOW })
    const filter = {
      scope: { all: true } as const,
      departmentId: row.departmentId,
      namedBefore: row.requestedAt,
    }
    const lines = await readLines(tx, filter, { after: START, limit: MAX_FULL_ROWS + 1 })
    if (lines.length > MAX_FULL_ROWS) throw new AppError('not_now', { sentence: GROWN })
    await tx
      .update(exports)
      .set({ downloads: sql`${exports.downloads} + 1` })
      .where(eq(exports.id, exportId))
    await writeAudit(tx, now, {
      actorId,
      action: 'export.downloaded',
      subject: exportId,
      reason: row.reason,
      details: { rows: lines.length },
    })
    return [exportHeadings, ...lines.map((line) => exportLine(vault, line, 'full'))]
  })
}

const NOT_NOW = '这次导出还没有批准，或已过 24 小时。需要时请重新申请。'
const GROWN = '这个范围现在超过 1000 行，请重新申请小一些的范围。'
