import { exports, imports, uploads } from '../../../db/schema/index.ts'
import type { UploadState } from '../../../shared/upload.ts'
import type { Making } from './row.ts'

/** A piece of a file as it travels: JSON of one letter, three bytes. */
const PIECE = 'x'
export const piece = { body: PIECE, type: 'application/octet-stream', query: '?n=0' }

/** An upload of the caller, or of somebody else, that has come so far. */
export async function uploadFor(
  { cast, player, ownership }: Making,
  state: UploadState,
): Promise<{ id: string }> {
  const id = cast.freeId('upload')
  const now = cast.world.clock.now()
  if (ownership !== 'none')
    await cast.world.context.db.insert(uploads).values({
      id,
      state,
      createdBy: ownership === 'own' ? player.employeeId : cast.far,
      fileName: '名册.csv',
      size: JSON.stringify(PIECE).length,
      chunks: state === 'uploading' ? 1 : 0,
      asOf: '2026-11-23',
      mapping: {},
      done: 0,
      total: 0,
      createdAt: now,
      touchedAt: now,
    })
  return { id }
}

/** A staged import, of nobody in particular, the newest there is. */
export async function importFor({ cast, ownership }: Making): Promise<{ id: string }> {
  const id = cast.freeId('import')
  const { db } = cast.world.context
  await db.update(imports).set({ state: 'undone' })
  if (ownership !== 'none')
    await db.insert(imports).values({
      id,
      fileHash: id,
      state: 'staged',
      asOf: '2026-11-23',
      counts: { employees: 1, left: 0, contacts_importable: 1 },
      createdAt: cast.world.clock.now(),
    })
  return { id }
}

/** A full export that the caller, or somebody else, asked for. */
export async function exportFor(
  { cast, player, ownership }: Making,
  state: 'requested' | 'approved',
): Promise<{ id: string }> {
  const id = cast.freeId('export')
  const now = cast.world.clock.now()
  if (ownership !== 'none')
    await cast.world.context.db.insert(exports).values({
      id,
      state,
      requestedBy: ownership === 'own' ? player.employeeId : cast.far,
      requestedAt: now,
      reason: '应急演练核对名单',
      rows: 1,
      expiresAt: state === 'approved' ? new Date(now.getTime() + 1000) : null,
      downloads: 0,
    })
  return { id }
}
