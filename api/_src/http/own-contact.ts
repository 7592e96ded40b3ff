import type { Context as HonoContext } from 'hono'
import type { AppEnv } from './app-env.ts'
import { readId } from './read-id.ts'

/** Whose contact the address means: the caller's own. */
export function ownContact(c: HonoContext<AppEnv>): { employeeId: string; contactId: string } {
  return { employeeId: c.get('caller').employeeId, contactId: readId(c, 'contact') }
}
