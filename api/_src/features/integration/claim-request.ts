import { and, eq } from 'drizzle-orm'
import { integrationRequests } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { TxCore } from '../../kernel/core.ts'

export type RequestKey = { lineId: string; key: string; requestHash: string }

/**
 * The first request under this key goes on (null); a repeat gets the first one's answer, also while that one is still
 * being written: it waits. Throws AppError `idempotency_key_reused` where the content is another one.
 */
export async function claimRequest(t: TxCore, request: RequestKey): Promise<string | null> {
  const { lineId, key, requestHash } = request
  const claimed = await t.tx
    .insert(integrationRequests)
    .values({ ...request, createdAt: t.now })
    .onConflictDoNothing()
    .returning({ key: integrationRequests.key })
  if (claimed.length > 0) return null
  const [known] = await t.tx
    .select()
    .from(integrationRequests)
    .where(and(eq(integrationRequests.lineId, lineId), eq(integrationRequests.key, key)))
  if (!known?.answer) throw new AppError('lost_race')
  if (known.requestHash !== requestHash) throw new AppError('idempotency_key_reused')
  return known.answer
}

/** Keeps the answer for a repeat, in the transaction of what it speaks of. */
export async function recordAnswer(
  t: TxCore,
  { lineId, key }: RequestKey,
  answer: string,
): Promise<void> {
  await t.tx
    .update(integrationRequests)
    .set({ answer })
    .where(and(eq(integrationRequests.lineId, lineId), eq(integrationRequests.key, key)))
}
