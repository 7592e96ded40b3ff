import { asc, desc, eq } from 'drizzle-orm'
import { importIssues, uploadChunks, uploads } from '../../../../db/schema/index.ts'
import type { Upload } from '../../../../shared/upload.ts'
import type { Core } from '../../kernel/core.ts'
import { describeStoredIssues } from './list-issues.ts'
import { getOwnUpload } from './upload-rows.ts'
import { uploadView } from './upload-view.ts'

const SHOWN = 10

/** The caller's own upload as it is now. Throws AppError `not_found`. */
export async function getUpload(
  core: Core,
  own: { uploadId: string; actorId: string },
): Promise<Upload> {
  const upload = await getOwnUpload(core.db, own)
  const received = await core.db
    .select({ n: uploadChunks.n })
    .from(uploadChunks)
    .where(eq(uploadChunks.uploadId, upload.id))
    .orderBy(asc(uploadChunks.n))
  return uploadView(
    upload,
    received.map(({ n }) => n),
  )
}

/** The caller's newest ones, without what was read of them. */
export async function listUploads(
  core: Core,
  { actorId }: { actorId: string },
): Promise<{ uploads: Upload[] }> {
  const rows = await core.db
    .select()
    .from(uploads)
    .where(eq(uploads.createdBy, actorId))
    .orderBy(desc(uploads.createdAt), desc(uploads.id))
    .limit(SHOWN)
  return {
    uploads: rows.map((row) => uploadView({ ...row, columns: null, preview: null }, [])),
  }
}

/** The rows of the error file of an upload, or of the import that it became. Throws AppError `not_found`. */
export async function listUploadIssues(
  core: Core,
  own: { uploadId: string; actorId: string },
): Promise<string[][]> {
  const upload = await getOwnUpload(core.db, own)
  const issues = await core.db
    .select({
      row: importIssues.row,
      employeeNo: importIssues.employeeNo,
      column: importIssues.column,
      reason: importIssues.reason,
    })
    .from(importIssues)
    .where(eq(importIssues.importId, upload.importId ?? upload.id))
    .orderBy(asc(importIssues.row), asc(importIssues.id))
  return describeStoredIssues(issues)
}
