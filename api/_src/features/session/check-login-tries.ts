import { and, eq } from 'drizzle-orm'
import { loginTries } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { LOGIN_WINDOW, loginWindow, MAX_FAILED_LOGINS } from './session.ts'

/** Throws `login_too_often` for an address that failed too often: guessed codes must not reach WeCom. */
export async function checkLoginTries(core: Core, caller: string): Promise<void> {
  const windowStart = loginWindow(core.clock.now())
  const [row] = await core.db
    .select({ failed: loginTries.failed })
    .from(loginTries)
    .where(
      and(
        eq(loginTries.callerHash, core.vault.hash('caller', caller)),
        eq(loginTries.windowStart, windowStart),
      ),
    )
  if ((row?.failed ?? 0) >= MAX_FAILED_LOGINS)
    throw new AppError('login_too_often', {
      retryAt: new Date(windowStart.getTime() + LOGIN_WINDOW),
    })
}
