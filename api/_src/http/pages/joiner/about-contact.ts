import type { Context as HonoContext } from 'hono'
import { AppError } from '../../../kernel/app-error.ts'
import { isId } from '../../read-id.ts'
import type { Door } from './joiner-door.ts'
import { joinerPath } from './joiner-places.ts'

/** One contact of the list of whoever comes with the link. */
export type Own = { employeeId: string; contactId: string; issuedAt: Date }
type Act = (c: HonoContext, own: Own) => Promise<Response>
type Refused = (c: HonoContext, own: Own, error: AppError) => Promise<Response>

/**
 * A look or a press about one contact of the person's own list, for the browser that opened the link; presses without
 * end are slowed down. A contact that is gone leads back to the list; any other refusal is shown by `refused`.
 */
export function aboutContact(door: Door, refused: Refused) {
  return (act: Act) =>
    async (c: HonoContext): Promise<Response> => {
      const visit = await door.visit(c)
      if (visit.found !== 'theirs') return door.turnAway(c, visit)
      const slow = c.req.method === 'POST' ? await door.slowDown(c, visit) : null
      if (slow) return slow
      const { employeeId, issuedAt } = visit
      const own = { employeeId, issuedAt, contactId: c.req.param('id') ?? '' }
      const gone = () => c.redirect(joinerPath(c.req.param('link') ?? '', '', 'gone'), 303)
      if (!isId(own.contactId, 'contact')) return gone()
      try {
        return await act(c, own)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        return error.code === 'not_found' ? gone() : refused(c, own, error)
      }
    }
}
