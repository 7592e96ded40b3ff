import { createHash } from 'node:crypto'
import { recordChunk } from '../../api/_src/features/import/record-chunk.ts'
import { startUpload } from '../../api/_src/features/import/start-upload.ts'
import { submitUpload } from '../../api/_src/features/import/submit-upload.ts'
import type { Core } from '../../api/_src/kernel/core.ts'
import { UPLOAD_CHUNK } from '../../shared/upload.ts'

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Uploads a file as the page does: piece by piece, each with its hash. It is read once the outbox drains. */
export async function uploadFile(
  core: Core,
  { actorId, bytes, name = '名册.csv' }: { actorId: string; bytes: Uint8Array; name?: string },
): Promise<string> {
  const file = { fileName: name, size: bytes.length, sha256: sha256(bytes) }
  const { uploadId } = await startUpload(core, { actorId, file })
  for (let n = 0; n * UPLOAD_CHUNK < bytes.length; n++) {
    const piece = bytes.subarray(n * UPLOAD_CHUNK, (n + 1) * UPLOAD_CHUNK)
    await recordChunk(core, { uploadId, actorId, n, bytes: piece, sha256: sha256(piece) })
  }
  await submitUpload(core, { uploadId, actorId })
  return uploadId
}
