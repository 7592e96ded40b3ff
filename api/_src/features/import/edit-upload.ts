import { eq } from 'drizzle-orm'
import { uploads } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { columnFields } from './columns.ts'
import { lockOwnUpload } from './upload-rows.ts'

/**
 * A person says what columns hold (column letter → field); the file is read anew by it. Throws AppError:
 * `not_found`, `lost_race` unless it waits for the person, `invalid_input` for a field that there is not, or one
 * given to two columns.
 */
export function editUpload(
  core: Core,
  input: { uploadId: string; actorId: string; columns: Readonly<Record<string, string>> },
): Promise<void> {
  return inTransaction(core, async ({ tx, now }) => {
    const upload = await lockOwnUpload(tx, input)
    if (upload.state !== 'mapping' && upload.state !== 'ready') throw new AppError('lost_race')
    const fields = Object.values(input.columns)
    if (fields.some((field) => !columnFields.some((known) => known === field)))
      throw new AppError('invalid_input', { field: 'columns' })
    const single = fields.filter((field) => field !== 'ignore' && field !== 'department')
    if (new Set(single).size < single.length)
      throw new AppError('invalid_input', {
        field: 'columns',
        sentence: '有两列选了同一项内容，请检查后再继续。',
      })
    await tx
      .update(uploads)
      .set({
        state: 'reading',
        mapping: { ...input.columns },
        preview: null,
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
