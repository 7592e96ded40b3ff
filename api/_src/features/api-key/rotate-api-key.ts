import { eq } from 'drizzle-orm'
import { apiKeys } from '../../../../db/schema/index.ts'
import { apiScopeSchema, type IssuedApiKey } from '../../../../shared/api-key.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { stateOf } from './api-key.ts'
import { getApiKey } from './list-api-keys.ts'
import { writeKeyRow } from './write-key-row.ts'

/**
 * A new key with the same rights and as long a life; the old one works for `overlapDays` more, at most until it would
 * have expired. Of two rotations at once one is told `lost_race`. Throws AppError `not_found`.
 */
export function rotateApiKey(
  core: Core,
  input: { actorId: string; keyId: string; overlapDays: number },
): Promise<IssuedApiKey> {
  return inTransaction(core, async (t) => {
    const [old] = await t.tx.select().from(apiKeys).where(eq(apiKeys.id, input.keyId)).for('update')
    if (!old) throw new AppError('not_found')
    if (stateOf(old, t.now) !== 'active') throw new AppError('lost_race')
    const life = old.expiresAt.getTime() - old.issuedAt.getTime()
    const lastDay = addMilliseconds(t.now, input.overlapDays * DAY)
    await t.tx
      .update(apiKeys)
      .set({ replacedAt: t.now, expiresAt: lastDay < old.expiresAt ? lastDay : old.expiresAt })
      .where(eq(apiKeys.id, old.id))
    const { id, handle, key } = await writeKeyRow(t, {
      lineId: old.lineId,
      system: old.system,
      scopes: old.scopes.map((scope) => apiScopeSchema.parse(scope)),
      issuedBy: input.actorId,
      expiresAt: addMilliseconds(t.now, life),
    })
    await writeAudit(t.tx, t.now, {
      actorId: input.actorId,
      action: 'api_key.rotated',
      subject: old.id,
      details: { handle: old.handle, newId: id, newHandle: handle, overlapDays: input.overlapDays },
    })
    return { key, view: await getApiKey(t.tx, id, t.now) }
  })
}
