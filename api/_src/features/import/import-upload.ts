import { and, eq } from 'drizzle-orm'
import { uploads } from '../../../../db/schema/index.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { TableFileError } from '../../kernel/table-file/table-file-error.ts'
import { closeUpload } from './close-upload.ts'
import { importRoster } from './import-roster.ts'
import { openUpload } from './open-upload.ts'
import type { SavePeople } from './people-writer.ts'
import { uploadProgress } from './upload-progress.ts'

/**
 * Stages an uploaded roster that a person has confirmed: all of it or nothing, and the end of the upload in the same
 * transaction, so that a run that died leaves nothing behind and is run again.
 */
export async function importUpload(
  core: Core,
  { uploadId, savePeople }: { uploadId: string; savePeople: SavePeople },
): Promise<void> {
  const [upload] = await core.db.select().from(uploads).where(eq(uploads.id, uploadId))
  if (upload?.state !== 'staging') return
  const progress = uploadProgress(core, uploadId)
  try {
    const file = await openUpload(core, upload, (done) => progress.at('reading')(done, 0))
    if (!file) return
    const roster = await file.clean(progress.at('checking'))
    await importRoster(core, {
      roster,
      asOf: upload.asOf,
      savePeople,
      onRow: progress.at('writing'),
      async also({ tx, now }, outcome) {
        const [mine] = await tx
          .update(uploads)
          .set({ state: 'staged' })
          .where(and(eq(uploads.id, uploadId), eq(uploads.state, 'staging')))
          .returning({ id: uploads.id })
        if (!mine) return
        const { importId, ...counts } = outcome
        await closeUpload(tx, uploadId, {
          state: 'staged',
          importId,
          outcome: counts,
          preview: null,
        })
        await writeAudit(tx, now, {
          actorId: upload.createdBy,
          action: 'import.staged',
          subject: importId,
          details: { ...counts },
        })
      },
    })
  } catch (error) {
    if (!(error instanceof TableFileError)) throw error
    await inTransaction(core, ({ tx }) =>
      closeUpload(tx, uploadId, { state: 'failed', failure: error.message }),
    )
  } finally {
    await progress.stop()
  }
}
