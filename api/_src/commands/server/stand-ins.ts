import path from 'node:path'
import { Hono, type MiddlewareHandler } from 'hono'
import { makeCompany } from '../../../../tests/sandbox/company.ts'
import { refuseUnknownLevers } from '../../../../tests/sandbox/control/refuse.ts'
import type { SandboxEnv } from '../../../../tests/sandbox/core/fault-effects.ts'
import { keepSnapshot } from '../../../../tests/sandbox/keep-snapshot.ts'
import { createSandbox, type Sandbox } from '../../../../tests/sandbox/world.ts'
import type { StandInPlaces } from '../../../../tests/support/stand-ins/environment.ts'
import { keptKeys } from '../../../../tests/support/stand-ins/kept-keys.ts'
import { standInOptions } from '../../../../tests/support/stand-ins/options.ts'
import { workdayMorningFrom } from '../../../../tests/support/stand-ins/workday-morning.ts'
import type { Clock } from '../../kernel/clock.ts'
import { COMPANY_SEED } from './environment.ts'

export type StandIns = {
  company: ReturnType<typeof makeCompany>
  /** The stand-ins' clock is everybody's clock: it can be moved on their page. */
  clock: Clock
  /** Answers what is meant for Aliyun, WeCom or `/sandbox`; everything else goes on. */
  door: MiddlewareHandler
  proxyUrl: string
  smtpUrl: string
  /** Called after somebody moved the clock. */
  onClockChange(listener: () => Promise<void>): void
  close(): Promise<void>
}

/** Aliyun, WeCom, the mail server and the egress proxy for `npm start`, with the state they had when they last stopped. */
export async function startStandIns(
  dataDir: string,
  places: StandInPlaces,
  now: Date,
): Promise<StandIns> {
  const company = makeCompany(COMPANY_SEED)
  let listener = async () => {}
  const sandbox = createSandbox({
    ...standInOptions(keptKeys(dataDir), company, places),
    startAt: workdayMorningFrom(now).getTime(),
    onClockChange: () => listener(),
  })
  const keepLast = keepSnapshot(sandbox, path.join(dataDir, 'stand-ins.json'))
  const proxyPort = await listenLocally(sandbox.proxy)
  const smtpPort = await listenLocally(sandbox.smtp)
  return {
    company,
    clock: { now: () => new Date(sandbox.now()) },
    door: doorOf(sandbox, places.publicUrl),
    proxyUrl: `http://127.0.0.1:${proxyPort}`,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    onClockChange(next) {
      listener = next
    },
    async close() {
      keepLast()
      sandbox.close()
    },
  }
}

function doorOf(sandbox: Sandbox, home: string): MiddlewareHandler {
  const levers = new Hono<SandboxEnv>({ strict: false }).route('/sandbox', sandbox.control)
  refuseUnknownLevers(levers)
  return async (c, next) => {
    const { path: asked, method } = c.req
    if (/^\/sandbox(\/|$)/.test(asked)) return levers.fetch(c.req.raw, c.env)
    // WeCom brings people back to localhost, where a cookie of 127.0.0.1 is not seen
    const isElsewhere = c.req.header('host') !== new URL(home).host
    if (method === 'GET' && asked === '/' && isElsewhere) return c.redirect(home)
    const isVendor = /^\/(cgi-bin|connect)\//.test(asked) || (method === 'POST' && asked === '/')
    return isVendor ? sandbox.vendors.fetch(c.req.raw, c.env) : next()
  }
}

function listenLocally(server: Sandbox['smtp']): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}
