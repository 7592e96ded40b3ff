import { createApp } from '../../../api/_src/app.ts'
import { freePort, listen } from '../../../api/_src/commands/server/listen.ts'
import { readConfig } from '../../../api/_src/config.ts'
import { type Context, createContext } from '../../../api/_src/context.ts'
import { openDb } from '../../../db/open-db.ts'
import { employees, settings } from '../../../db/schema/index.ts'
import { makeCompany as makeDirectory } from '../../sandbox/company.ts'
import { numberBook } from '../../sandbox/number-book.ts'
import { serveSandbox } from '../../sandbox/serve-sandbox.ts'
import { createSandbox, type Sandbox } from '../../sandbox/world.ts'
import { standInEnvironment } from '../stand-ins/environment.ts'
import { inventKeys } from '../stand-ins/keys.ts'
import { standInOptions } from '../stand-ins/options.ts'
import type { MadeCompany } from './make-company.ts'

export type CompanyWorld = {
  context: Context
  sandbox: Sandbox
  baseUrl: string
  /** Waits until nothing is due any more: neither for the product nor for the stand-ins. */
  settle(): Promise<void>
  close(): Promise<void>
}

export type CompanyWorldOptions = {
  company: MadeCompany
  /** Null: PGlite in memory. A database that has people already is refused. */
  databaseUrl: string | null
  startAt: Date
  /** What the environment says on top of the stand-ins' own: rates, log level. */
  environment?: Record<string, string>
  /** How long each of the vendors' answers takes. */
  latencyMs?: number
  poolSize?: number
}

/** Asking a whole company on one day: two notices, two codes and some that are asked for again. */
const MESSAGES_PER_EMPLOYEE = 10

export class NotEmptyError extends Error {
  override name = 'NotEmptyError'
}

/** The whole product on a port of this machine, with stand-ins that know a made company's numbers. */
export async function openCompanyWorld(options: CompanyWorldOptions): Promise<CompanyWorld> {
  const handle = await openDb({ url: options.databaseUrl, poolSize: options.poolSize ?? 10 })
  await handle.migrate()
  const [someone] = await handle.db.select({ id: employees.id }).from(employees).limit(1)
  if (someone) {
    await handle.close()
    throw new NotEmptyError('the database of DATABASE_URL is not empty; give an empty one')
  }
  await handle.db.insert(settings).values({
    key: 'smsDailyBudget',
    value: MESSAGES_PER_EMPLOYEE * options.company.people.length,
    changedAt: options.startAt,
  })

  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const keys = inventKeys()
  const directory = makeDirectory(1)
  const places = { publicUrl: baseUrl, vendorUrl: baseUrl }
  const standIns = standInOptions(keys, directory, places)
  const sandbox = createSandbox({
    ...standIns,
    aliyun: { ...standIns.aliyun, receiptBatchMs: 1_000 },
    numberBook: numberBook(options.company.numbers.values()),
    startAt: options.startAt.getTime(),
    ...(options.latencyMs ? { latencyMs: options.latencyMs } : {}),
  })
  const served = await serveSandbox(sandbox)
  const config = readConfig({
    ...standInEnvironment(keys, directory.name, { ...places, vendorUrl: served.url }),
    LOG_LEVEL: 'error',
    ...options.environment,
  })
  const context = createContext(config, {
    db: handle.db,
    clock: { now: () => new Date(sandbox.now()) },
  })
  const server = await listen(createApp(context).fetch, { host: '127.0.0.1', port })

  return {
    context,
    sandbox,
    baseUrl,
    async settle() {
      await context.drainSoon()
      await sandbox.settle()
      await context.drainSoon()
    },
    async close() {
      await server.close()
      await context.close()
      await served.close()
      await handle.close()
    },
  }
}
