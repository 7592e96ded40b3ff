import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import {
  countLines,
  type ExportFilter,
  exportHeadings,
  exportLine,
  readLines,
} from './export-lines.ts'

const PAGE = 1_000

/**
 * Begins the masked list of whom the caller may see: audited first, then given page by page, headings first, so that
 * a company of any size needs little memory and no answer is too long for a platform.
 */
export async function runMaskedExport(
  core: Core,
  { actorId, filter }: { actorId: string; filter: ExportFilter },
): Promise<AsyncGenerator<string[][]>> {
  await inTransaction(core, async ({ tx, now }) => {
    await writeAudit(tx, now, {
      actorId,
      action: 'export.masked',
      subject: filter.departmentId ?? 'all',
      details: { rows: await countLines(tx, filter) },
    })
  })
  return pages(core, filter)
}

async function* pages(core: Core, filter: ExportFilter): AsyncGenerator<string[][]> {
  yield [exportHeadings]
  let after = { no: '', id: '' }
  for (;;) {
    const lines = await readLines(core.db, filter, { after, limit: PAGE })
    yield lines.map((line) => exportLine(core.vault, line, 'masked'))
    const last = lines.at(-1)
    if (!last || lines.length < PAGE) return
    after = { no: last.no, id: last.id }
  }
}
