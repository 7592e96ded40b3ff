import { and, eq, isNull } from 'drizzle-orm'
import { apiKeys } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'

/** The key works no more from the next call on. Revoked twice is revoked once. Throws AppError `not_found`. */
export function revokeApiKey(
  core: Core,
  { actorId, keyId }: { actorId: string; keyId: string },
): Promise<void> {
  return inTransaction(core, async (t) => {
    const [revoked] = await t.tx
      .update(apiKeys)
      .set({ revokedAt: t.now, revokedBy: actorId })
      .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
      .returning({ handle: apiKeys.handle })
    if (revoked) {
      await writeAudit(t.tx, t.now, {
        actorId,
        action: 'api_key.revoked',
        subject: keyId,
        details: { handle: revoked.handle },
      })
      return
    }
    const [known] = await t.tx.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.id, keyId))
    if (!known) throw new AppError('not_found')
  })
}
