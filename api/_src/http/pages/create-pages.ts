import { Hono, type Context as HonoContext } from 'hono'
import type { Config } from '../../config.ts'
import type { Core } from '../../kernel/core.ts'
import { callerAddress } from '../caller-address.ts'
import { linkRoutes } from './link-routes.ts'
import { mountPages } from './mount-pages.ts'
import { numberRoutes } from './number-routes.ts'
import { pageHeaders } from './page-headers.ts'
import { siteOf } from './site-of.ts'
import { troublePage, unknownPage } from './views/endings.ts'

/** What the pages need of the context: no port, since every message leaves in the background. */
export type PagesContext = Core & {
  config: {
    company: Config['company']
    server: Pick<Config['server'], 'linkUrl' | 'clientIpHeader'>
  }
}

/** The contact's pages, to be mounted at `/c`: plain HTML forms, no script, never a dead end. */
export function createPages(context: PagesContext): Hono {
  const { company, server } = context.config
  const site = siteOf(company)
  const callerOf = (c: HonoContext) => callerAddress(c, server.clientIpHeader)
  const secure = server.linkUrl.startsWith('https:')
  return mountPages(context.log, {
    prefix: '/c',
    headers: pageHeaders(),
    routes: [
      numberRoutes(context, site, { callerOf, secure }),
      linkRoutes(context, site, callerOf),
      slashRoutes(),
    ],
    unknown: () => unknownPage(site),
    trouble: (failed) => troublePage(site, failed),
    pageOf,
  })
}

/** An address that was typed or copied with a slash at its end leads to the page without it. */
function slashRoutes(): Hono {
  return new Hono().use(async (c, next) => {
    if (c.req.method === 'GET' && c.req.path.endsWith('/'))
      return c.redirect(pageOf(c.req.path), 303)
    return next()
  })
}

/** The page that the failed press came from. */
function pageOf(path: string): string {
  const [, , link = ''] = path.split('/')
  return /^[A-Za-z0-9]{8}$/.test(link) ? `/c/${link}` : '/c'
}
