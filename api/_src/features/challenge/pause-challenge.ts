import { and, eq } from 'drizzle-orm'
import { challenges } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/**
 * A no that arrived in a flood of noes is not believed yet, and not ignored either: the question stays open
 * for a better answer, but nothing more is sent for it (design §4.4). Idempotent.
 */
export async function pauseChallenge(core: Core, input: { challengeId: string }): Promise<void> {
  await core.db
    .update(challenges)
    .set({ pausedAt: core.clock.now(), repeatAt: null })
    .where(and(eq(challenges.id, input.challengeId), eq(challenges.state, 'open')))
}
