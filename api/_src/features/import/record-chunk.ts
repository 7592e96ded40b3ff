import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { uploadChunks, uploads } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { chunkSizeOf } from './upload.ts'
import { lockOwnUpload } from './upload-rows.ts'

/**
 * Keeps one piece of a file, sealed; the same piece again replaces itself. Throws AppError: `not_found`,
 * `lost_race` once the file is complete, `invalid_input` for a piece that is none of this file, `malformed_body`
 * when its bytes are not those that were hashed.
 */
export async function recordChunk(
  core: Core,
  input: {
    uploadId: string
    actorId: string
    n: number
    bytes: Uint8Array
    sha256?: string | undefined
  },
): Promise<void> {
  const { n, bytes, sha256 } = input
  if (sha256 !== undefined && createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new AppError('malformed_body', { sentence: '这一段在路上损坏了，请再传一次。' })
  const bodySealed = core.vault.seal('file', Buffer.from(bytes).toString('base64'))
  await inTransaction(core, async ({ tx, now }) => {
    const upload = await lockOwnUpload(tx, input)
    if (upload.state !== 'uploading') throw new AppError('lost_race')
    if (n >= upload.chunks || bytes.length !== chunkSizeOf(upload.size, n))
      throw new AppError('invalid_input', { field: 'n' })
    await tx
      .insert(uploadChunks)
      .values({ uploadId: upload.id, n, bodySealed })
      .onConflictDoUpdate({ target: [uploadChunks.uploadId, uploadChunks.n], set: { bodySealed } })
    await tx.update(uploads).set({ touchedAt: now }).where(eq(uploads.id, upload.id))
  })
}
