import type { Context as HonoContext } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { recordMiss } from '../../../features/challenge/record-miss.ts'
import { findVisit, type Visit } from '../../../features/preboarding/find-visit.ts'
import { looksLikeBrowser, mintBrowser } from '../../../features/preboarding/preboarding.ts'
import { DAY, SECOND } from '../../../kernel/clock.ts'
import type { Core } from '../../../kernel/core.ts'
import type { Site } from '../shell.ts'
import { fromWhen, lastDayOf } from '../when.ts'
import {
  elsewherePage,
  endedJoinerPage,
  joinerThrottledPage,
  memberPage,
  notJoiningPage,
  unknownJoinerPage,
} from './views/endings.ts'
import { welcomePage } from './views/welcome.ts'

const COOKIE = 'jinlian_joiner'
/** Longer than any link. */
const COOKIE_LASTS = (61 * DAY) / SECOND

export type Theirs = Extract<Visit, { found: 'theirs' }>
export type Door = {
  /** The secret of this browser, or ''. */
  browserOf(c: HonoContext): string
  /** Who comes with this link and this browser; a miss is counted per caller. */
  visit(c: HonoContext): Promise<Visit>
  /** What whoever may not come in gets to see, with a way on. */
  turnAway(c: HonoContext, visit: Exclude<Visit, Theirs>): Promise<Response>
  /** Too many presses within ten minutes: a page that says when to go on. Null: go on. */
  slowDown(c: HonoContext, theirs: Theirs): Promise<Response | null>
}

/** Who may come in: the browser that opened the link. A look changes nothing but to give the browser its secret. */
export function createDoor(
  core: Core,
  site: Site,
  given: { callerOf: (c: HonoContext) => string; secure: boolean },
): Door {
  const linkOf = (c: HonoContext) => c.req.param('link') ?? ''
  const browserOf = (c: HonoContext) => {
    const shown = getCookie(c, COOKIE) ?? ''
    return looksLikeBrowser(shown) ? shown : ''
  }

  async function count(c: HonoContext, scope: 'link' | 'press', caller: string) {
    const now = core.clock.now()
    const retryAt = await recordMiss(core, { scope, caller })
    if (!retryAt) return null
    c.header('retry-after', String(Math.ceil((retryAt.getTime() - now.getTime()) / SECOND)))
    return c.html(joinerThrottledPage(site, { retryAt: fromWhen(retryAt, now) }), 429)
  }

  return {
    browserOf,
    visit: (c) => findVisit(core.db, core, { link: linkOf(c), browser: browserOf(c) }),
    async turnAway(c, visit) {
      switch (visit.found) {
        case 'nothing':
          return (await count(c, 'link', given.callerOf(c))) ?? c.html(unknownJoinerPage(site), 404)
        case 'ended':
          return c.html(endedJoinerPage(site), 410)
        case 'gone':
          return c.html(notJoiningPage(site), 410)
        case 'member':
          return c.html(memberPage(site), 410)
        case 'elsewhere':
          return c.html(elsewherePage(site), 403)
        case 'unopened': {
          const rules = {
            path: '/j',
            httpOnly: true,
            sameSite: 'Lax',
            maxAge: COOKIE_LASTS,
          } as const
          // set anew each time: it must last as long as a link that was issued later
          const browser = browserOf(c) || mintBrowser(core.random)
          setCookie(c, COOKIE, browser, { ...rules, secure: given.secure })
          return c.html(welcomePage(site, { link: linkOf(c), until: lastDayOf(visit.expiresAt) }))
        }
      }
    },
    slowDown: (c, { employeeId }) => count(c, 'press', employeeId),
  }
}
