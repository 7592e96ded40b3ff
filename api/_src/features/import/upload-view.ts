import type { Upload, UploadColumns, UploadPreview } from '../../../../shared/upload.ts'
import { UPLOAD_CHUNK } from '../../../../shared/upload.ts'
import type { UploadRow } from './upload-rows.ts'

/** An upload as the person who uploads sees it. `received`: which pieces are here. */
export function uploadView(upload: UploadRow, received: readonly number[]): Upload {
  const isRunning = upload.state === 'reading' || upload.state === 'staging'
  return {
    id: upload.id,
    state: upload.state,
    fileName: upload.fileName,
    size: upload.size,
    chunkSize: UPLOAD_CHUNK,
    chunks: upload.chunks,
    received: upload.state === 'uploading' ? [...received] : [],
    progress:
      isRunning && upload.phase
        ? { phase: upload.phase, done: upload.done, total: upload.total }
        : null,
    failure: upload.failure,
    columns: upload.columns as UploadColumns | null,
    preview: upload.preview as UploadPreview | null,
    importId: upload.importId,
    outcome: upload.outcome as Upload['outcome'],
    createdAt: upload.createdAt.toISOString(),
  }
}
