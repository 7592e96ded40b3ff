import { and, eq } from 'drizzle-orm'
import { directorySyncs } from '../../../../db/schema/index.ts'
import { addMilliseconds, MINUTE } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import type { ClaimedSync } from './claim-sync.ts'
import { type Difference, MOST_LISTED, type SyncCounts } from './directory-sync.ts'

export type SyncOutcome =
  | { outcome: 'done'; counts: SyncCounts; differences: readonly Difference[] }
  /** Too many would be gone: nothing was changed, and a person must look. */
  | { outcome: 'stopped'; missing: number; members: number }
  /** WeCom did not answer, or not wholly: nothing was changed, and it is tried again. */
  | { outcome: 'unread'; code: string; retryAfter: number | undefined }

const MOST_ATTEMPTS = 6
const PAUSE = 10 * MINUTE

/** What became of a reading. One that WeCom did not answer is due again, six times; then an administrator hears of it. */
export async function recordSync(
  core: Core,
  { id, attempts }: ClaimedSync,
  outcome: SyncOutcome,
): Promise<void> {
  await inTransaction(core, async ({ tx, now }) => {
    const mine = and(
      eq(directorySyncs.id, id),
      eq(directorySyncs.state, 'running'),
      eq(directorySyncs.attempts, attempts),
    )
    if (outcome.outcome === 'done') {
      const { counts, differences } = outcome
      await tx
        .update(directorySyncs)
        .set({
          state: 'done',
          endedAt: now,
          counts,
          differences: [...differences].slice(0, MOST_LISTED),
        })
        .where(mine)
      return
    }
    if (outcome.outcome === 'stopped') {
      const { missing, members } = outcome
      await tx
        .update(directorySyncs)
        .set({
          state: 'stopped',
          endedAt: now,
          trouble: 'too_many_missing',
          counts: { missing, members },
        })
        .where(mine)
      await announce(tx, now, 'trouble.seen', { kind: 'directory_stopped', subject: 'wecom' })
      return
    }
    const { code, retryAfter = 0 } = outcome
    if (attempts < MOST_ATTEMPTS) {
      const dueAt = addMilliseconds(now, Math.max(PAUSE, retryAfter))
      await tx.update(directorySyncs).set({ state: 'due', dueAt, trouble: code }).where(mine)
      return
    }
    await tx
      .update(directorySyncs)
      .set({ state: 'failed', endedAt: now, trouble: code })
      .where(mine)
    await announce(tx, now, 'trouble.seen', { kind: 'directory_failed', subject: 'wecom' })
  })
}
