import { eq } from 'drizzle-orm'
import type { Transaction } from '../../../../db/client.ts'
import { importIssues, uploadChunks, uploads } from '../../../../db/schema/index.ts'
import type { UploadRow } from './upload-rows.ts'

/** The end of an upload: the file goes, and so does what was found in it; an import keeps its own list. */
export async function closeUpload(
  tx: Transaction,
  uploadId: string,
  end: Partial<UploadRow> & { state: 'staged' | 'failed' | 'withdrawn' },
): Promise<void> {
  await tx.delete(uploadChunks).where(eq(uploadChunks.uploadId, uploadId))
  await tx.delete(importIssues).where(eq(importIssues.importId, uploadId))
  await tx
    .update(uploads)
    .set({ phase: null, ...end })
    .where(eq(uploads.id, uploadId))
}
