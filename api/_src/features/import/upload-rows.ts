import { and, eq } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { uploads } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'

export type UploadRow = typeof uploads.$inferSelect

/** The caller's own upload; somebody else's cannot be told from none. Throws AppError `not_found`. */
export async function getOwnUpload(
  q: Queryable,
  { uploadId, actorId }: { uploadId: string; actorId: string },
): Promise<UploadRow> {
  const [upload] = await q
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, uploadId), eq(uploads.createdBy, actorId)))
  if (!upload) throw new AppError('not_found')
  return upload
}

/** The same, locked until the transaction ends. */
export async function lockOwnUpload(
  q: Queryable,
  { uploadId, actorId }: { uploadId: string; actorId: string },
): Promise<UploadRow> {
  const [upload] = await q
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, uploadId), eq(uploads.createdBy, actorId)))
    .for('update')
  if (!upload) throw new AppError('not_found')
  return upload
}
