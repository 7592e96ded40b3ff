import type { Context as HonoContext } from 'hono'
import { AppError } from '../kernel/app-error.ts'
import { idPrefixes } from '../kernel/ids.ts'
import type { AppEnv } from './app-env.ts'

const CONTACT_ID = new RegExp(`^${idPrefixes.contact}_[0-9a-z]{26}$`)

/** Whose contact the address means: the caller's own. What cannot be an id is simply not there. */
export function ownContact(c: HonoContext<AppEnv>): { employeeId: string; contactId: string } {
  const contactId = c.req.param('id') ?? ''
  if (!CONTACT_ID.test(contactId)) throw new AppError('not_found')
  return { employeeId: c.get('caller').employeeId, contactId }
}
