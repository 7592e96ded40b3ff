import { eq } from 'drizzle-orm'
import { uploads } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { lockOwnUpload } from './upload-rows.ts'

/**
 * A person has seen the preview and wants it staged; it happens in the background. Said twice it is done once.
 * Throws AppError `not_found`, or `lost_race` unless the preview waits.
 */
export function confirmUpload(
  core: Core,
  input: { uploadId: string; actorId: string },
): Promise<void> {
  return inTransaction(core, async ({ tx, now }) => {
    const upload = await lockOwnUpload(tx, input)
    if (upload.state === 'staging' || upload.state === 'staged') return
    if (upload.state !== 'ready') throw new AppError('lost_race')
    await tx
      .update(uploads)
      .set({
        state: 'staging',
        phase: 'reading',
        done: 0,
        total: 0,
        progressAt: now,
        touchedAt: now,
      })
      .where(eq(uploads.id, upload.id))
    await announce(tx, now, 'upload.confirmed', { uploadId: upload.id })
  })
}
