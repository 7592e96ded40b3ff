import { and, inArray, lt, lte, ne } from 'drizzle-orm'
import { uploads } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { closeUpload } from './close-upload.ts'
import { openStates, UPLOAD_LIFE } from './upload.ts'

const KEPT = 30 * DAY

/** Files that nobody touched for 24 hours go, whatever became of them; after 30 days nothing is left of an upload. */
export function purgeUploads(core: Core): Promise<void> {
  return inTransaction(core, async ({ tx, now }) => {
    const stale = await tx
      .select({ id: uploads.id })
      .from(uploads)
      .where(
        and(
          inArray(uploads.state, [...openStates]),
          ne(uploads.state, 'staging'),
          lt(uploads.touchedAt, addMilliseconds(now, -UPLOAD_LIFE)),
        ),
      )
      .for('update')
    for (const { id } of stale)
      await closeUpload(tx, id, {
        state: 'failed',
        preview: null,
        failure: '24 小时没有继续，文件已删除。需要时请重新上传。',
      })
    await tx.delete(uploads).where(lte(uploads.createdAt, addMilliseconds(now, -KEPT)))
  })
}
