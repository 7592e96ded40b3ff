import { createApp } from '../../api/_src/app.ts'
import { readConfig } from '../../api/_src/config.ts'
import { type Context, createContext } from '../../api/_src/context.ts'
import type { DbHandle } from '../../db/client.ts'
import { type Company, makeCompany } from '../sandbox/company.ts'
import type { SandboxOptions } from '../sandbox/options.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import { createSandbox, type Sandbox } from '../sandbox/world.ts'
import { createSettle, freezable } from './background.ts'
import { type StandInPlaces, standInEnvironment } from './stand-ins/environment.ts'
import { inventKeys } from './stand-ins/keys.ts'
import { standInOptions } from './stand-ins/options.ts'
import { seedCompany } from './stand-ins/seed-company.ts'
import { createSeededRandom, workdayMorning } from './test-core.ts'
import { openTestDb, type TestDriver } from './test-db.ts'

export type WorldOptions = {
  driver?: TestDriver
  /** The same seed gives the same codes, links and tokens. */
  seed?: number
  startAt?: Date
  company?: Company
  /** More environment, e.g. `{ CALLBACK_ALLOWED_IPS: '10.0.0.1' }`. */
  environment?: Record<string, string>
  sandbox?: Partial<SandboxOptions>
}

type App = ReturnType<typeof createApp>

/** The whole system in one process: product, database and stand-ins, on one clock that stands until it is moved. */
export type World = {
  app: App
  context: Context
  handle: DbHandle
  sandbox: Sandbox
  company: Company
  /** Every log line so far. */
  logLines: string[]
  clock: { now(): Date; advance(milliseconds: number): Promise<void>; set(at: Date): Promise<void> }
  request: App['request']
  /** The same with a bearer token and, if `body` is given, a JSON body. */
  loginAs(userid: string): Promise<Client>
  /** Runs all background work until nothing is due: jobs, sweeps, receipts. No waiting for time. */
  settle(): Promise<void>
  /** While this runs nothing is begun in the background: instances are frozen as soon as they have answered. */
  freeze<T>(during: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type Client = {
  token: string
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>
}

const places = { publicUrl: 'https://jinlian.example', linkUrl: 'https://d.example' }

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const handle = await openTestDb(options.driver)
  const company = options.company ?? makeCompany(7)
  const keys = inventKeys()
  const logLines: string[] = []

  const product: { app?: App } = {}
  const sandboxOptions = standInOptions(keys, company, { ...places, vendorUrl: '' })
  const sandbox = createSandbox({
    ...sandboxOptions,
    aliyun: { ...sandboxOptions.aliyun, receiptDelayMs: 0 },
    startAt: (options.startAt ?? workdayMorning).getTime(),
    running: false,
    // pushes reach the product without a port of its own
    fetch: async (input, init) => {
      if (!product.app) throw new Error('the product is not up yet')
      return product.app.request(input instanceof URL ? input.href : input, init)
    },
    ...options.sandbox,
  })
  const served = await serveSandbox(sandbox)
  const config = readConfig({
    ...environmentOf(keys, company, served),
    ...options.environment,
  })
  const clock = { now: () => new Date(sandbox.now()) }
  let reads = 0
  const context = createContext(config, {
    db: handle.db,
    clock,
    ...(options.seed === undefined ? {} : { random: createSeededRandom(options.seed) }),
    writeLog: (line) => logLines.push(line),
    // settings are read anew each time, so that a test may change them
    monotonicNow: () => ++reads * 60_000,
  })
  await seedCompany(context, company)
  const { drainSoon, freeze } = freezable(context.drainSoon)
  const app = createApp({ ...context, drainSoon })
  product.app = app

  return {
    app,
    context,
    handle,
    sandbox,
    company,
    logLines,
    clock: {
      ...clock,
      advance: (milliseconds) => sandbox.advance(milliseconds),
      set: (at) => sandbox.advance(at.getTime() - sandbox.now()),
    },
    request: app.request,
    loginAs: (userid) => logIn(app, sandbox, userid),
    settle: createSettle(context, sandbox),
    freeze,
    async close() {
      await context.close()
      await served.close()
      await handle.close()
    },
  }
}

function environmentOf(
  keys: ReturnType<typeof inventKeys>,
  company: Company,
  served: ServedSandbox,
): Record<string, string> {
  const all: StandInPlaces = { ...places, vendorUrl: served.url, smtpUrl: served.smtpUrl }
  return { ...standInEnvironment(keys, company.name, all), LOG_LEVEL: 'debug' }
}

async function logIn(app: App, sandbox: Sandbox, userid: string): Promise<Client> {
  const asked = await sandbox.control.request('/wecom/login-codes', json({ userid }))
  const { code } = (await asked.json()) as { code: string }
  const answer = await app.request('/api/sessions/wecom-mini', json({ code }))
  if (answer.status !== 200) throw new Error(`log-in answered ${answer.status}`)
  const { token } = (await answer.json()) as { token: string }
  return {
    token,
    async call(method, path, body, headers = {}) {
      const { headers: typed, ...rest } = json(body)
      return app.request(path, {
        ...(body === undefined ? {} : rest),
        method,
        headers: {
          ...(body === undefined ? {} : typed),
          authorization: `Bearer ${token}`,
          ...headers,
        },
      })
    },
  }
}

function json(body: unknown) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}
