import { Hono, type Context as HonoContext } from 'hono'
import type { Config } from '../../../config.ts'
import { looksLikeLink } from '../../../features/preboarding/preboarding.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { Core } from '../../../kernel/core.ts'
import type { NumberServicePort } from '../../../ports/number-service.ts'
import { callerAddress } from '../../caller-address.ts'
import { limitBody } from '../../middleware/body-limit.ts'
import { allowedMethods } from '../../not-found.ts'
import { framesOf, ownPressesOnly } from '../own-presses-only.ts'
import { pageHeaders } from '../page-headers.ts'
import type { Site } from '../shell.ts'
import { entryRoutes } from './entry-routes.ts'
import { createDoor } from './joiner-door.ts'
import { joinerRoutes } from './joiner-routes.ts'
import { lookHash } from './look.ts'
import { scriptHash } from './script.ts'
import { joinerTroublePage, unknownJoinerPage } from './views/endings.ts'

/** No form of ours comes near; it is refused before it is read. */
const LARGEST_FORM = 8 * 1024

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
  const site: Site = {
    company: company.name,
    landline: company.landline,
    retentionDays: company.retentionDays,
  }
  const door = createDoor(context, site, {
    callerOf: (c: HonoContext) => callerAddress(c, server.clientIpHeader),
    secure: server.publicUrl.startsWith('https:'),
  })
  const app = new Hono()
  app.use(pageHeaders({ style: lookHash, script: scriptHash }))
  app.use(ownPressesOnly(pageOf))
  app.use(
    limitBody(
      () => LARGEST_FORM,
      (c) => c.html(unknownJoinerPage(site), 413),
    ),
  )
  app.route('/', entryRoutes(context, site, door))
  app.route('/', joinerRoutes(context, site, door))
  app.all('*', (c) => {
    const allowed = allowedMethods(app, c.req.path.replace(/^\/j/, '') || '/')
    if (allowed.length > 0) c.header('allow', allowed.join(', '))
    return c.html(unknownJoinerPage(site), allowed.length > 0 ? 405 : 404)
  })
  app.onError((error, c) => {
    const trouble = joinerTroublePage(site, { backTo: pageOf(c.req.path) })
    // the form broke off on its way: no fault of ours
    if (error instanceof AppError && error.code === 'malformed_body') return c.html(trouble, 400)
    context.log.error({ error: error.name, stack: framesOf(error) }, 'a page failed')
    return c.html(trouble, 500)
  })
  return app
}

/** The page that the failed press came from. */
function pageOf(path: string): string {
  const [, , link = ''] = path.split('/')
  return looksLikeLink(link) ? `/j/${link}` : '/j'
}
