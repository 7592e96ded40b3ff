import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../../../../db/client.ts'
import { importIssues, uploads } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { TableFileError } from '../../kernel/table-file/table-file-error.ts'
import { closeUpload } from './close-upload.ts'
import { describeColumns } from './describe-columns.ts'
import { findChanges } from './find-changes.ts'
import type { Issue } from './issue-reasons.ts'
import { openUpload } from './open-upload.ts'
import { keepIssues } from './staging-statements.ts'
import { uploadProgress } from './upload-progress.ts'
import type { UploadRow } from './upload-rows.ts'

/**
 * Reads an uploaded file, and ends in a question about its columns, in a preview of what staging it would change, or
 * in a refusal with a sentence. Starts from the file as it is kept, so that a run that died is run again; of two runs
 * the first to end counts.
 */
export async function checkUpload(core: Core, { uploadId }: { uploadId: string }): Promise<void> {
  const [upload] = await core.db.select().from(uploads).where(eq(uploads.id, uploadId))
  if (upload?.state !== 'reading') return
  const progress = uploadProgress(core, uploadId)
  try {
    const end = await read(core, upload, progress.at)
    await progress.stop()
    if (end) await save(core, upload, end)
  } catch (error) {
    await progress.stop()
    if (!(error instanceof TableFileError)) throw error
    await inTransaction(core, async ({ tx }) => {
      if (await isStillReading(tx, upload))
        await closeUpload(tx, uploadId, { state: 'failed', failure: error.message })
    })
  }
}

type End = { row: Partial<UploadRow> & { state: 'mapping' | 'ready' }; issues: readonly Issue[] }

async function read(
  core: Core,
  upload: UploadRow,
  at: ReturnType<typeof uploadProgress>['at'],
): Promise<End | null> {
  const file = await openUpload(core, upload, (done) => at('reading')(done, 0))
  if (!file) return null
  const columns = describeColumns(file)
  if (!file.settled) return { row: { state: 'mapping', columns }, issues: [] }
  const roster = await file.clean(at('checking'))
  if (roster.employees.length === 0)
    throw new TableFileError('表头下面没有可以导入的人员，什么也没有改变。')
  const preview = await findChanges(core, roster, at('comparing'))
  return { row: { state: 'ready', columns, preview }, issues: roster.issues }
}

async function save(core: Core, upload: UploadRow, { row, issues }: End): Promise<void> {
  await inTransaction(core, async ({ tx }) => {
    if (!(await isStillReading(tx, upload))) return
    await tx
      .update(uploads)
      .set({ ...row, phase: null })
      .where(eq(uploads.id, upload.id))
    await tx.delete(importIssues).where(eq(importIssues.importId, upload.id))
    await keepIssues(tx, upload.id, issues)
  })
}

/** Nobody gave it up meanwhile, and no other run has ended. Locks the upload. */
async function isStillReading(tx: Transaction, upload: UploadRow): Promise<boolean> {
  const [row] = await tx
    .select({ touchedAt: uploads.touchedAt })
    .from(uploads)
    .where(and(eq(uploads.id, upload.id), eq(uploads.state, 'reading')))
    .for('update')
  // a person may have said more of the columns since: that has a run of its own
  return row?.touchedAt.getTime() === upload.touchedAt.getTime()
}
