import { sql } from 'drizzle-orm'
import { createApp } from '../../../api/_src/app.ts'
import { readConfig } from '../../../api/_src/config.ts'
import { createContext } from '../../../api/_src/context.ts'
import { schedule } from '../../../api/_src/flow/schedule.ts'
import { rowsOf } from '../../../api/_src/kernel/rows.ts'
import { openDb } from '../../../db/open-db.ts'
import { makeCompany } from '../../sandbox/company.ts'
import { serveSandbox } from '../../sandbox/serve-sandbox.ts'
import { createSandbox } from '../../sandbox/world.ts'
import { standInEnvironment } from '../../support/stand-ins/environment.ts'
import { inventKeys } from '../../support/stand-ins/keys.ts'
import { standInOptions } from '../../support/stand-ins/options.ts'
import { benchPostgres } from '../support/bench-postgres.ts'

const PLACES = { publicUrl: 'https://jinlian.example', vendorUrl: '' }
const LATENCY = 80
const MOST_ROUNDS = 100

/** Two instances of the product, their PostgreSQL and the stand-ins, on one clock that stands until it is moved. */
export async function openNight(given: { startAt: Date; members: readonly string[] }) {
  const database = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  const keys = inventKeys()
  const options = standInOptions(keys, makeCompany(1), PLACES)
  const members = given.members.map((userid) => ({ userid, name: userid, departmentIds: [1] }))
  const sandbox = createSandbox({
    ...options,
    wecom: { ...options.wecom, members: [...options.wecom.members, ...members] },
    startAt: given.startAt.getTime(),
    running: false,
    latencyMs: LATENCY,
    fetch: async (input, init) => app.request(input instanceof URL ? input.href : input, init),
  })
  const served = await serveSandbox(sandbox)
  const environment = standInEnvironment(keys, '测试公司', { ...PLACES, vendorUrl: served.url })
  const config = readConfig({ ...environment, DATABASE_URL: database.url, LOG_LEVEL: 'error' })
  const clock = { now: () => new Date(sandbox.now()) }
  const instances = [1, 2].map(() => createContext(config, { db: handle.db, clock }))
  const [core] = instances
  if (!core) throw new Error('there are two')
  const app = createApp(core)

  async function dueJobs(): Promise<number> {
    const result = await handle.db.execute(sql`
      select count(*)::int as due from jobs where dead_at is null and run_at <= ${clock.now().toISOString()}`)
    return rowsOf<{ due: number }>(result)[0]?.due ?? 0
  }
  /** Both instances look and drain at once until nothing is due. */
  async function settle(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await Promise.all(instances.map((one) => schedule.sweep(one)))
      await Promise.all(instances.map((one) => one.drainSoon()))
      if ((await dueJobs()) === 0) return
    }
    throw new Error('the night does not come to rest')
  }
  return {
    core,
    sandbox,
    settle,
    advance: sandbox.advance,
    async close() {
      await Promise.all(instances.map((one) => one.close()))
      await served.close()
      await handle.close()
      await database.drop()
    },
  }
}

export type Night = Awaited<ReturnType<typeof openNight>>
