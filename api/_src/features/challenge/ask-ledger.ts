import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { asks } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { TxCore } from '../../kernel/core.ts'
import { type AskDecision, decideAsk } from './asks.ts'

/** When the next code or link for a number may be asked for, or null if it may be now. */
export async function findRetryAt(
  q: Queryable,
  phoneHash: string,
  now: Date,
): Promise<Date | null> {
  const decision = decideAsk(await listAsks(q, phoneHash, now), now)
  return decision.allowed ? null : decision.retryAt
}

/**
 * Notes that a code or link is asked for, if the limits of the number allow it. Callers for one number wait
 * for one another until the transaction ends, so two presses at once are counted as two.
 */
export async function noteAsk(
  t: TxCore,
  phoneHash: string,
  what: 'code' | 'link',
): Promise<AskDecision> {
  await t.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${phoneHash}, 0))`)
  const decision = decideAsk(await listAsks(t.tx, phoneHash, t.now), t.now)
  if (decision.allowed) await t.tx.insert(asks).values({ phoneHash, what, at: t.now })
  return decision
}

/** Everything asked for this number within the longest window that limits it. */
async function listAsks(q: Queryable, phoneHash: string, now: Date): Promise<Date[]> {
  const rows = await q
    .select({ at: asks.at })
    .from(asks)
    .where(and(eq(asks.phoneHash, phoneHash), gt(asks.at, addMilliseconds(now, -DAY))))
    .orderBy(desc(asks.at))
  return rows.map((row) => row.at)
}
