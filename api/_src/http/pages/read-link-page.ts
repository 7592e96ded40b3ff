import type { Context as HonoContext } from 'hono'
import { findRetryAt } from '../../features/challenge/ask-ledger.ts'
import { findTriesLeft } from '../../features/challenge/code-queries.ts'
import { findQuestion } from '../../features/challenge/question.ts'
import { recordMiss } from '../../features/challenge/record-miss.ts'
import type { Core } from '../../kernel/core.ts'
import { type Place, readPlace, type Typed } from './places.ts'
import { renderLink } from './render-link.ts'
import type { Site } from './shell.ts'
import {
  expiredPage,
  linkSentPage,
  overPage,
  stoppedPage,
  throttledPage,
  unknownPage,
} from './views/endings.ts'
import { fromWhen } from './when.ts'

/**
 * Shows what a link leads to, or `refused` entries again. Writes nothing for a link that exists; a miss is
 * counted per caller.
 */
export function readLinkPage(
  core: Core,
  site: Site,
  callerOf: (c: HonoContext) => string,
): (c: HonoContext, refused?: { place: Place; typed: Typed }) => Promise<Response> {
  return async function showLink(c, refused) {
    const link = c.req.param('link') ?? ''
    const place = refused?.place ?? readPlace(c.req.query('at'))
    const now = core.clock.now()
    const reading = await findQuestion(core.db, core, link, now)
    if (reading.found === 'nothing') {
      const retryAt = await recordMiss(core, { scope: 'link', caller: callerOf(c) })
      if (!retryAt) return c.html(unknownPage(site), 404)
      c.header('retry-after', String(Math.ceil((retryAt.getTime() - now.getTime()) / 1000)))
      return c.html(throttledPage(site, { retryAt: fromWhen(retryAt, now) }), 429)
    }
    if (reading.found === 'expired') {
      if (place === 'sent') return c.html(linkSentPage(site))
      if (place === 'over') return c.html(overPage(site))
      if (place === 'stopped') return c.html(stoppedPage(site, { backTo: `/c/${link}` }))
      const retryAt = await findRetryAt(core.db, reading.phoneHash, now)
      const soon = place === 'soon' && retryAt ? fromWhen(retryAt, now) : null
      return c.html(expiredPage(site, { link, soon }))
    }
    const { question } = reading
    const [left, retryAt] =
      place === null
        ? [1, null]
        : await Promise.all([
            findTriesLeft(core.db, question.phoneHash, 'contact', now),
            findRetryAt(core.db, question.phoneHash, now),
          ])
    const page = { link, question, place, left, retryAt, now, typed: refused?.typed ?? {} }
    return c.html(renderLink(site, page), refused ? 422 : 200)
  }
}
