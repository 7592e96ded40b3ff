import { createApp } from '../../api/_src/app.ts'
import { readConfig } from '../../api/_src/config.ts'
import { type Context, createContext } from '../../api/_src/context.ts'
import type { DbHandle } from '../../db/client.ts'
import { type Company, makeCompany } from '../sandbox/company.ts'
import type { SandboxOptions } from '../sandbox/options.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import { createSandbox, type Sandbox } from '../sandbox/world.ts'
import { createSettle, freezable } from './background.ts'
import { type Client, logIn } from './log-in.ts'
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
  /** So many instances of the product over one database; people and callbacks meet them in turn. One unless told. */
  instances?: number
  /** How a vendor's push to this address travels: once unless told. */
  carry?: (push: () => Promise<Response>, url: string) => Promise<Response>
  /** A migrated, empty database; a new one unless told. */
  handle?: DbHandle
  sandbox?: Partial<SandboxOptions>
}

type App = ReturnType<typeof createApp>
/** One process of the product: what it keeps in mind, tokens and circuits, ends with it. */
type Instance = ReturnType<typeof freezable> & { app: App; context: Context }

export type { Client }

/** The whole system in one process: product, database and stand-ins, on one clock that stands until it is moved. */
export type World = {
  /** Of the first instance. */
  readonly app: App
  readonly context: Context
  /** All instances that live now. */
  readonly contexts: readonly Context[]
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
  /** Every instance ends, and another takes its place. */
  restart(): Promise<void>
  close(): Promise<void>
}

const places = { publicUrl: 'https://jinlian.example', linkUrl: 'https://d.example' }

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const handle = options.handle ?? (await openTestDb(options.driver))
  const company = options.company ?? makeCompany(7)
  const keys = inventKeys()
  const logLines: string[] = []

  const { carry = (push) => push() } = options
  const instances: Instance[] = []
  let turn = 0
  /** The instances in turn: behind a balancer nobody knows whom they meet. */
  const request: App['request'] = (...asked) => {
    const instance = instances[turn++ % instances.length]
    if (!instance) throw new Error('the product is not up yet')
    return instance.app.request(...asked)
  }
  const sandboxOptions = standInOptions(keys, company, { ...places, vendorUrl: '' })
  const sandbox = createSandbox({
    ...sandboxOptions,
    aliyun: { ...sandboxOptions.aliyun, receiptDelayMs: 0 },
    startAt: (options.startAt ?? workdayMorning).getTime(),
    running: false,
    // pushes reach the product without a port of its own
    fetch: (input, init) => carry(async () => request(String(input), init), String(input)),
    ...options.sandbox,
  })
  const served = await serveSandbox(sandbox)
  const config = readConfig({
    ...environmentOf(keys, company, served),
    ...options.environment,
  })
  const clock = { now: () => new Date(sandbox.now()) }
  let reads = 0
  let started = 0
  function start(): Instance {
    // two instances never throw the same dice
    const ownSeed = (options.seed ?? 0) + 1_000_000 * started++
    const context = createContext(config, {
      db: handle.db,
      clock,
      ...(options.seed === undefined ? {} : { random: createSeededRandom(ownSeed) }),
      writeLog: (line) => logLines.push(line),
      // settings are read anew each time, so that a test may change them
      monotonicNow: () => ++reads * 60_000,
    })
    const background = freezable(context.drainSoon)
    const app = createApp({ ...context, drainSoon: background.drainSoon })
    return { ...background, app, context }
  }
  function first(): Instance {
    const [instance] = instances
    if (!instance) throw new Error('the product is not up yet')
    return instance
  }
  const startAll = () => {
    for (let n = 0; n < (options.instances ?? 1); n++) instances[n] = start()
  }
  const endAll = () => Promise.all(instances.map(({ context }) => context.close()))
  startAll()
  await seedCompany(first().context, company)

  return {
    get app() {
      return first().app
    },
    get context() {
      return first().context
    },
    get contexts() {
      return instances.map(({ context }) => context)
    },
    handle,
    sandbox,
    company,
    logLines,
    clock: {
      ...clock,
      advance: (milliseconds) => sandbox.advance(milliseconds),
      set: (at) => sandbox.advance(at.getTime() - sandbox.now()),
    },
    request,
    loginAs: (userid) => logIn(request, sandbox, userid),
    settle: createSettle(() => instances.map(({ context }) => context), sandbox),
    freeze: (during) =>
      instances.reduce<typeof during>(
        (inner, { freeze }) =>
          () =>
            freeze(inner),
        during,
      )(),
    async restart() {
      await endAll()
      startAll()
    },
    async close() {
      await endAll()
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
