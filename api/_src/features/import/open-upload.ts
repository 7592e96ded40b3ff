import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { and, asc, eq } from 'drizzle-orm'
import { uploadChunks } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'
import { readTable, type Table } from '../../kernel/table-file/read-table.ts'
import { TableFileError } from '../../kernel/table-file/table-file-error.ts'
import { cleanInSteps } from './clean-roster.ts'
import { type ColumnField, columnFields } from './columns.ts'
import { type FoundColumns, findColumns } from './find-columns.ts'
import type { Roster } from './roster.ts'
import type { UploadRow } from './upload-rows.ts'

export type OpenedUpload = Pick<Table, 'format' | 'unreadSheets'> & {
  found: FoundColumns
  /** Nothing is left to ask about the columns. */
  settled: boolean
  clean(onRow: (done: number, total: number) => void): Promise<Roster>
}

/**
 * The uploaded file from its sealed pieces to its columns, by what a person said of them. Null: a piece is gone, so
 * the upload ended meanwhile. Throws TableFileError for a file that cannot be read, or is not the one that was sent.
 */
export async function openUpload(
  core: Core,
  upload: UploadRow,
  onRow: (done: number) => void,
): Promise<OpenedUpload | null> {
  const bytes = await openFile(core, upload)
  if (!bytes) return null
  const { format, unreadSheets, ...held } = await readTable(bytes, onRow)
  const found = findColumns(held.rows, mappingOf(upload))
  const settled = found.missing.length === 0 && found.unknown.every(({ matters }) => !matters)
  return {
    format,
    unreadSheets,
    found,
    settled,
    async clean(onCleaned) {
      const total = held.rows.length
      const cleaning = cleanInSteps(held.rows, found.columns, {
        dataFrom: found.dataFrom,
        asOf: upload.asOf,
      })
      // a company's worth of cells: they go once the roster is made of them
      held.rows = []
      for (;;) {
        const step = cleaning.next()
        if (step.done) return step.value
        onCleaned(step.value, total)
        await nextTurn()
      }
    },
  }
}

function mappingOf({ mapping }: UploadRow): Map<string, ColumnField> {
  return new Map(
    Object.entries(mapping).flatMap(([letter, given]) => {
      const field = columnFields.find((known) => known === given)
      return field ? [[letter, field] as const] : []
    }),
  )
}

/** Piece by piece: the whole file sealed and open at once would be several times its size. */
async function openFile(core: Core, upload: UploadRow): Promise<Buffer | null> {
  const file = Buffer.alloc(upload.size)
  let size = 0
  for (let n = 0; n < upload.chunks; n++) {
    const [chunk] = await core.db
      .select({ body: uploadChunks.bodySealed })
      .from(uploadChunks)
      .where(and(eq(uploadChunks.uploadId, upload.id), eq(uploadChunks.n, n)))
      .orderBy(asc(uploadChunks.n))
    if (!chunk) return null
    size += Buffer.from(core.vault.open('file', chunk.body), 'base64').copy(file, size)
  }
  const isWhole =
    upload.fileHash === null || createHash('sha256').update(file).digest('hex') === upload.fileHash
  if (!isWhole || size !== upload.size) throw new TableFileError('文件在上传中损坏了，请重新上传。')
  return file
}
