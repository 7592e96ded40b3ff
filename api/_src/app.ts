import { Hono } from 'hono'
import type { Context } from './context.ts'
import type { AppEnv } from './http/app-env.ts'
import { aliyunSmsRoutes } from './http/callbacks/aliyun-sms.ts'
import { wecomCallbackRoutes } from './http/callbacks/wecom.ts'
import { cronRoutes } from './http/crons.ts'
import { createErrorHandler } from './http/error-handler.ts'
import { limitBody } from './http/middleware/body-limit.ts'
import { drainAfter } from './http/middleware/drain-after.ts'
import { postAsPatch } from './http/middleware/post-as-patch.ts'
import { requestLog } from './http/middleware/request-log.ts'
import { requireApiKey } from './http/middleware/require-api-key.ts'
import { requireCaller } from './http/middleware/require-caller.ts'
import { securityHeaders } from './http/middleware/security-headers.ts'
import { serverTime } from './http/middleware/server-time.ts'
import { createNotFound } from './http/not-found.ts'
import { createPages } from './http/pages/create-pages.ts'
import { createDrillPages } from './http/pages/drill/create-drill-pages.ts'
import { createJoinerPages } from './http/pages/joiner/create-joiner-pages.ts'
import { contactQuestionRoutes } from './http/routes/contact-questions.ts'
import { contactRoutes } from './http/routes/contacts.ts'
import { deskRoutes } from './http/routes/desk/desk-routes.ts'
import { healthRoute } from './http/routes/health.ts'
import { integrationRoutes } from './http/routes/integrations/integration-routes.ts'
import { metricsRoute } from './http/routes/metrics.ts'
import { numberCheckRoutes } from './http/routes/number-checks.ts'
import { openapiRoute } from './http/routes/openapi.ts'
import { sessionRoutes } from './http/routes/sessions.ts'

const KILOBYTE = 1024

/** Everything that people, vendors and schedulers reach. */
export function createApp(context: Context): Hono<AppEnv> {
  const { config } = context
  const app = createHouse(context)
  app.use(
    '/api/*',
    limitBody((path) => largestBody(path) * KILOBYTE),
  )
  app.use('/api/*', serverTime(context.clock))
  app.use('/api/contacts/:id', postAsPatch(app))
  const callersOnly = requireCaller(context)
  app.use('/api/number-checks/*', callersOnly)
  app.use('/api/contacts/*', callersOnly)
  app.use('/api/desk/*', callersOnly)
  app.use('/api/integrations/*', requireApiKey(context))
  app.use(drainAfter(context.drainSoon))

  app.route('/api/sessions', sessionRoutes(context))
  app.route('/api/number-checks', numberCheckRoutes(context))
  app.route('/api/contacts', contactRoutes(context))
  app.route('/api/contacts', contactQuestionRoutes(context))
  app.route('/api/desk', deskRoutes(context))
  app.route('/api/integrations', integrationRoutes(context))
  app.route('/api/callbacks/aliyun-sms', aliyunSmsRoutes(context))
  app.route('/api/callbacks/wecom', wecomCallbackRoutes(context))
  app.route('/api/crons', cronRoutes(context))
  app.route('/api/health', healthRoute(context))
  app.route('/api/metrics', metricsRoute(context))
  app.route('/api/openapi.json', openapiRoute(app, config.server.publicUrl))
  app.route('/c', createPages(context))
  app.route('/j', createJoinerPages(context))
  app.route('/d', createDrillPages(context))
  return app
}

/** In kilobytes. A platform's own limit (Vercel: 4.5 MB) lies above the largest. */
function largestBody(path: string): number {
  if (path.startsWith('/api/desk/uploads/') && path.endsWith('/chunks')) return 1025
  return /^\/api\/(callbacks|integrations)\//.test(path) ? 1024 : 64
}

/** Timed work alone, for the function with the longer time limit. */
export function createCronsApp(context: Context): Hono<AppEnv> {
  return createHouse(context).route('/api/crons', cronRoutes(context))
}

/** What every door has: a request id and a log line, headers, one shape of refusal. */
function createHouse({ config, log, clock }: Context): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.onError(createErrorHandler(log, () => clock.now()))
  app.notFound(createNotFound(app))
  app.use(requestLog(log, clock))
  app.use(securityHeaders(config.server.publicUrl))
  return app
}
