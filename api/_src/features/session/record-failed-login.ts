import { sql } from 'drizzle-orm'
import { loginTries } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'
import { loginWindow, MAX_FAILED_LOGINS } from './session.ts'

/** A log-in that succeeds is never counted: a whole company may share one address. */
export async function recordFailedLogin(core: Core, caller: string): Promise<void> {
  await core.db
    .insert(loginTries)
    .values({
      callerHash: core.vault.hash('caller', caller),
      windowStart: loginWindow(core.clock.now()),
      failed: 1,
    })
    .onConflictDoUpdate({
      target: [loginTries.callerHash, loginTries.windowStart],
      set: { failed: sql`least(${loginTries.failed} + 1, ${MAX_FAILED_LOGINS})` },
    })
}
