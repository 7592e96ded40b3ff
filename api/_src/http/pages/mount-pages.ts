import { Hono, type MiddlewareHandler } from 'hono'
import { AppError } from '../../kernel/app-error.ts'
import type { Log } from '../../kernel/log.ts'
import { limitBody } from '../middleware/body-limit.ts'
import { allowedMethods } from '../not-found.ts'
import { framesOf } from './frames-of.ts'
import { ownPressesOnly } from './own-presses-only.ts'
import type { Html } from './shell.ts'

/** No form of ours comes near; it is refused before it is read. */
const LARGEST_FORM = 8 * 1024

type Pages = {
  /** Where they are to be mounted, such as `/c`. */
  prefix: string
  headers: MiddlewareHandler
  routes: readonly Hono[]
  /** What is shown where there is no page. */
  unknown: () => Html
  /** What is shown where a page failed, with the way back. */
  trouble: (failed: { backTo: string }) => Html
  /** The page that a press on `path` came from. */
  pageOf: (path: string) => string
}

/**
 * Pages of plain HTML forms, whose presses come from themselves alone. Whatever goes wrong ends at a page: 404, 405
 * with `Allow`, 413 for a form that is too large, 400 for one that broke off, else 500, logged without its message.
 */
export function mountPages(log: Log, pages: Pages): Hono {
  const { prefix, headers, routes, unknown, trouble, pageOf } = pages
  const app = new Hono()
  app.use(headers)
  app.use(ownPressesOnly(pageOf))
  app.use(
    limitBody(
      () => LARGEST_FORM,
      (c) => c.html(unknown(), 413),
    ),
  )
  for (const some of routes) app.route('/', some)
  app.all('*', (c) => {
    const allowed = allowedMethods(app, c.req.path.slice(prefix.length) || '/')
    if (allowed.length > 0) c.header('allow', allowed.join(', '))
    return c.html(unknown(), allowed.length > 0 ? 405 : 404)
  })
  app.onError((error, c) => {
    const page = trouble({ backTo: pageOf(c.req.path) })
    // the form broke off on its way: no fault of ours
    if (error instanceof AppError && error.code === 'malformed_body') return c.html(page, 400)
    log.error({ error: error.name, stack: framesOf(error) }, 'a page failed')
    return c.html(page, 500)
  })
  return app
}
