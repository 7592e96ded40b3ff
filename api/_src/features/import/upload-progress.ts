import { and, eq, inArray } from 'drizzle-orm'
import { uploads } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'
import { tellProgress } from '../../kernel/tell-progress.ts'
import type { UploadRow } from './upload-rows.ts'

type Progress = { phase: NonNullable<UploadRow['phase']>; done: number; total: number }

/** Writes how far the background is with an upload, for whoever looks: another page, another instance. */
export function uploadProgress(core: Core, uploadId: string) {
  const { report, stop } = tellProgress<Progress>(
    (progress) =>
      core.db
        .update(uploads)
        .set({ ...progress, progressAt: core.clock.now() })
        .where(and(eq(uploads.id, uploadId), inArray(uploads.state, ['reading', 'staging']))),
    { phase: 'reading', done: 0, total: 0 },
  )
  const at = (phase: Progress['phase']) => (done: number, total: number) =>
    report({ phase, done, total })
  return { at, stop }
}
