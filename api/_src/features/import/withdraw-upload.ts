import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { closeUpload } from './close-upload.ts'
import { lockOwnUpload } from './upload-rows.ts'

/**
 * Gives an upload up before it is staged: the file and what was read of it go. Said twice it is done once.
 * Throws AppError `not_found`, or `lost_race` once it is being staged.
 */
export function withdrawUpload(
  core: Core,
  input: { uploadId: string; actorId: string },
): Promise<void> {
  return inTransaction(core, async ({ tx }) => {
    const upload = await lockOwnUpload(tx, input)
    if (upload.state === 'withdrawn' || upload.state === 'failed') return
    if (upload.state === 'staging' || upload.state === 'staged') throw new AppError('lost_race')
    await closeUpload(tx, upload.id, { state: 'withdrawn', preview: null, columns: null })
  })
}
