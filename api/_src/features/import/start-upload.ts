import { and, eq, inArray, sql } from 'drizzle-orm'
import { uploads } from '../../../../db/schema/index.ts'
import type { NewUpload } from '../../../../shared/upload.ts'
import { AppError } from '../../kernel/app-error.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { chunksOf, keptFileName, MAX_OPEN_UPLOADS, openStates } from './upload.ts'

/**
 * Begins an upload; the same file of the same person that is not all here yet is taken up where it was left.
 * Throws AppError `not_now` while the person has five unfinished ones.
 */
export function startUpload(
  core: Core,
  { actorId, file }: { actorId: string; file: NewUpload },
): Promise<{ uploadId: string }> {
  return inTransaction(core, async ({ tx, now }) => {
    await tx.execute(sql`select 1 from employees where id = ${actorId} for no key update`)
    const open = await tx
      .select({
        id: uploads.id,
        state: uploads.state,
        size: uploads.size,
        fileHash: uploads.fileHash,
      })
      .from(uploads)
      .where(and(eq(uploads.createdBy, actorId), inArray(uploads.state, [...openStates])))
    const same = open.find(
      (one) =>
        one.state === 'uploading' &&
        file.sha256 !== undefined &&
        one.fileHash === file.sha256 &&
        one.size === file.size,
    )
    if (same) {
      await tx.update(uploads).set({ touchedAt: now }).where(eq(uploads.id, same.id))
      return { uploadId: same.id }
    }
    if (open.length >= MAX_OPEN_UPLOADS) throw new AppError('not_now', { sentence: TOO_MANY })
    const uploadId = newId('upload', now)
    await tx.insert(uploads).values({
      id: uploadId,
      state: 'uploading',
      createdBy: actorId,
      fileName: keptFileName(file.fileName),
      size: file.size,
      chunks: chunksOf(file.size),
      fileHash: file.sha256 ?? null,
      asOf: shanghaiDate(now),
      mapping: {},
      done: 0,
      total: 0,
      createdAt: now,
      touchedAt: now,
    })
    return { uploadId }
  })
}

const TOO_MANY = '您有 5 个文件还没有处理完，请先处理或放弃其中一个，再上传新的。'
