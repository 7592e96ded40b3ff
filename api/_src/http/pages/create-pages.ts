import { Hono, type Context as HonoContext } from 'hono'
import type { Config } from '../../config.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { callerAddress } from '../caller-address.ts'
import { limitBody } from '../middleware/body-limit.ts'
import { allowedMethods } from '../not-found.ts'
import { linkRoutes } from './link-routes.ts'
import { numberRoutes } from './number-routes.ts'
import { framesOf, ownPressesOnly } from './own-presses-only.ts'
import { pageHeaders } from './page-headers.ts'
import type { Site } from './shell.ts'
import { troublePage, unknownPage } from './views/endings.ts'

/** No form of ours comes near; it is refused before it is read. */
const LARGEST_FORM = 8 * 1024

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
  const site: Site = {
    company: company.name,
    landline: company.landline,
    retentionDays: company.retentionDays,
  }
  const callerOf = (c: HonoContext) => callerAddress(c, server.clientIpHeader)
  const app = new Hono()
  app.use(pageHeaders())
  app.use(ownPressesOnly(pageOf))
  app.use(
    limitBody(
      () => LARGEST_FORM,
      (c) => c.html(unknownPage(site), 413),
    ),
  )
  app.route(
    '/',
    numberRoutes(context, site, { callerOf, secure: server.linkUrl.startsWith('https:') }),
  )
  app.route('/', linkRoutes(context, site, callerOf))
  app.all('*', (c) => {
    const path = c.req.path.replace(/^\/c/, '') || '/'
    if (c.req.method === 'GET' && path.endsWith('/')) return c.redirect(pageOf(c.req.path), 303)
    const allowed = allowedMethods(app, path)
    if (allowed.length > 0) c.header('allow', allowed.join(', '))
    return c.html(unknownPage(site), allowed.length > 0 ? 405 : 404)
  })
  app.onError((error, c) => {
    const trouble = troublePage(site, { backTo: pageOf(c.req.path) })
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
  return /^[A-Za-z0-9]{8}$/.test(link) ? `/c/${link}` : '/c'
}
