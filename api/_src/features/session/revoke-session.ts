import { and, eq, isNull } from 'drizzle-orm'
import { sessions } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'
import { hashToken } from './token.ts'

/** Ends a log-in at once; a token that is unknown or over is no error. */
export async function revokeSession(core: Core, token: string): Promise<void> {
  const tokenHash = hashToken(token)
  if (!tokenHash) return
  await core.db
    .update(sessions)
    .set({ endedAt: core.clock.now() })
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt)))
}
