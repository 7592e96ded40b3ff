import type { Hono, Context as HonoContext } from 'hono'
import type { Config } from '../../../config.ts'
import { looksLikeDrillLink } from '../../../features/drill/sms-drill.ts'
import type { Core } from '../../../kernel/core.ts'
import { callerAddress } from '../../caller-address.ts'
import { mountPages } from '../mount-pages.ts'
import { pageHeaders } from '../page-headers.ts'
import { siteOf } from '../site-of.ts'
import { troublePage, unknownPage } from '../views/endings.ts'
import { drillRoutes } from './drill-routes.ts'

/** What the pages need of the context: no port, since nothing leaves from here. */
export type DrillPagesContext = Core & {
  config: {
    company: Config['company']
    server: Pick<Config['server'], 'clientIpHeader'>
  }
}

/** The page that an SMS of a drill leads to, to be mounted at `/d`: one button, no script, never a dead end. */
export function createDrillPages(context: DrillPagesContext): Hono {
  const { company, server } = context.config
  const site = siteOf(company)
  const callerOf = (c: HonoContext) => callerAddress(c, server.clientIpHeader)
  return mountPages(context.log, {
    prefix: '/d',
    headers: pageHeaders(),
    routes: [drillRoutes(context, site, callerOf)],
    unknown: () => unknownPage(site),
    trouble: (failed) => troublePage(site, failed),
    pageOf,
  })
}

/** The page that the failed press came from. */
function pageOf(path: string): string {
  const [, , link = ''] = path.split('/')
  return looksLikeDrillLink(link) ? `/d/${link}` : '/c'
}
