import { Hono } from 'hono'
import type { SmsService } from '../aliyun/sms-service.ts'
import type { SandboxClock } from '../core/clock.ts'
import type { SandboxEnv } from '../core/fault-effects.ts'
import type { Faults } from '../core/faults.ts'
import type { NumberTruth } from '../numbers/number-truth.ts'
import { sandboxPage } from '../page/sandbox-page.ts'
import type { MailLog, MailRecord } from '../smtp/mail-log.ts'
import type { WecomCallbacks } from '../wecom/callbacks.ts'
import type { WecomService } from '../wecom/wecom-service.ts'
import type { SandboxStats } from '../world.ts'
import { clockRoutes } from './clock-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { faultRoutes } from './fault-routes.ts'
import { phoneRoutes } from './phone-routes.ts'
import { limitLeverBody, refuseUnknownLevers } from './refuse.ts'
import { wecomRoutes } from './wecom-routes.ts'

export type SandboxParts = {
  clock: SandboxClock
  faults: Faults
  truth: NumberTruth
  sms: SmsService
  wecom: WecomService
  mails: MailLog
  callbacks: WecomCallbacks
  stats(): SandboxStats
  /** Changes whenever something on the page may have changed. */
  revision(): string
  moveClock(now: number): Promise<void>
}

/** The levers and windows of the stand-ins: everything under `/sandbox`. */
export function controlApp(parts: SandboxParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  refuseUnknownLevers(app)
  app.use(limitLeverBody)
  app.route('/', faultRoutes(parts))
  app.route('/', clockRoutes(parts))
  app.route('/', phoneRoutes(parts))
  app.route('/', wecomRoutes(parts))
  app.route('/', directoryRoutes(parts))
  app.get('/mails/:address', (c) =>
    c.json(parts.mails.sentTo(c.req.param('address')).map(mailShown)),
  )
  app.get('/stats', (c) => c.json(parts.stats()))
  app.get('/revision', (c) => c.json(parts.revision()))
  app.get('/', (c) => {
    return c.html(sandboxPage(parts, (c.req.query('q') ?? '').trim()))
  })
  return app
}

function mailShown(mail: MailRecord) {
  return { ...mail, receivedAt: new Date(mail.receivedAt).toISOString() }
}
