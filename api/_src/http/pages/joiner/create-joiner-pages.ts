import type { Hono, Context as HonoContext } from 'hono'
import type { Config } from '../../../config.ts'
import { looksLikeLink } from '../../../features/preboarding/preboarding.ts'
import type { Core } from '../../../kernel/core.ts'
import type { NumberServicePort } from '../../../ports/number-service.ts'
import { callerAddress } from '../../caller-address.ts'
import { mountPages } from '../mount-pages.ts'
import { pageHeaders } from '../page-headers.ts'
import { siteOf } from '../site-of.ts'
import { entryRoutes } from './entry-routes.ts'
import { createDoor } from './joiner-door.ts'
import { joinerRoutes } from './joiner-routes.ts'
import { lookHash } from './look.ts'
import { scriptHash } from './script.ts'
import { joinerTroublePage, unknownJoinerPage } from './views/endings.ts'

export type JoinerPagesContext = Core & {
  numberService: NumberServicePort
  config: {
    company: Config['company']
    server: Pick<Config['server'], 'publicUrl' | 'clientIpHeader'>
  }
}

/**
 * The pages of whoever is not in WeCom yet, to be mounted at `/j`: plain HTML forms that do without script, one link and
 * one browser a person (design §9, onboarding).
 */
export function createJoinerPages(context: JoinerPagesContext): Hono {
  const { company, server } = context.config
  const site = siteOf(company)
  const door = createDoor(context, site, {
    callerOf: (c: HonoContext) => callerAddress(c, server.clientIpHeader),
    secure: server.publicUrl.startsWith('https:'),
  })
  return mountPages(context.log, {
    prefix: '/j',
    headers: pageHeaders({ style: lookHash, script: scriptHash }),
    routes: [entryRoutes(context, site, door), joinerRoutes(context, site, door)],
    unknown: () => unknownJoinerPage(site),
    trouble: (failed) => joinerTroublePage(site, failed),
    pageOf,
  })
}

/** The page that the failed press came from. */
function pageOf(path: string): string {
  const [, , link = ''] = path.split('/')
  return looksLikeLink(link) ? `/j/${link}` : '/j'
}
