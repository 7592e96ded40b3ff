import { eq, sql } from 'drizzle-orm'
import { uploadChunks, uploads } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { lockOwnUpload } from './upload-rows.ts'

/**
 * All pieces are here: the file is read in the background. Said twice it is done once. Throws AppError
 * `not_found`, or `not_now` while a piece is missing.
 */
export function submitUpload(
  core: Core,
  input: { uploadId: string; actorId: string },
): Promise<void> {
  return inTransaction(core, async ({ tx, now }) => {
    const upload = await lockOwnUpload(tx, input)
    if (upload.state !== 'uploading') return
    const [kept] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(uploadChunks)
      .where(eq(uploadChunks.uploadId, upload.id))
    if (kept?.count !== upload.chunks)
      throw new AppError('not_now', { sentence: '文件还没有传完，请继续上传。' })
    await tx
      .update(uploads)
      .set({
        state: 'reading',
        phase: 'reading',
        done: 0,
        total: 0,
        progressAt: now,
        touchedAt: now,
      })
      .where(eq(uploads.id, upload.id))
    await announce(tx, now, 'upload.submitted', { uploadId: upload.id })
  })
}
