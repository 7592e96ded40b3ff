import { readConfig } from '../../../api/_src/config.ts'
import { createVault } from '../../../api/_src/kernel/vault.ts'
import { openDb } from '../../../db/open-db.ts'
import { type Child, startChild } from '../../support/child-process.ts'
import { standInEnvironment } from '../../support/stand-ins/environment.ts'
import { inventKeys } from '../../support/stand-ins/keys.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { atLeast, atMost, type BenchRow } from '../support/bench-row.ts'
import { median, takeTurns } from '../support/take-turns.ts'
import type { LoadOrder, LoadReport } from './load.ts'
import { seedCallers } from './seed-callers.ts'

const CONNECTIONS = 50
const REQUESTS = 6_000
const ROUNDS = 5
/** Nothing listens there: a bench that called a vendor would fail. */
const NOWHERE = 'http://127.0.0.1:9'

/** Submitting a contact whose number was just checked: the product against the barest server with the same statement. */
export async function benchSubmit(): Promise<BenchRow[]> {
  const database = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  await handle.close()
  const places = { publicUrl: 'http://127.0.0.1:3000', vendorUrl: NOWHERE }
  const environment = {
    ...standInEnvironment(inventKeys(), '测试公司', places),
    DATABASE_URL: database.url,
  }
  const vault = createVault(readConfig(environment).vault)
  const callers = await seedCallers(database.url, vault, REQUESTS * 2 * (ROUNDS + 1))

  const here = (script: string) => new URL(script, import.meta.url)
  const product = await startChild(here('product-server.ts'), environment)
  const bare = await startChild(here('bare-server.ts'), environment)
  const load = await startChild(here('load.ts'))

  async function turn(server: Child): Promise<LoadReport> {
    const order: LoadOrder = {
      origin: `http://127.0.0.1:${server.ready}`,
      connections: CONNECTIONS,
      requests: callers.splice(0, REQUESTS),
    }
    const report = (await load.ask(order)) as LoadReport
    if (report.refused > 0) throw new Error(`${report.refused} of ${REQUESTS} were not accepted`)
    return report
  }
  const reports = await takeTurns(ROUNDS, { ours: () => turn(product), bare: () => turn(bare) })

  await Promise.all([product.stop(), bare.stop(), load.stop()])
  await database.drop()
  const rate = (all: LoadReport[]) => REQUESTS / median(all.map(({ seconds }) => seconds))
  const p99 = (all: LoadReport[]) => median(all.map((report) => report.p99))
  return [
    atLeast(
      {
        name: 'submit a contact, 50 connections',
        value: rate(reports.ours),
        unit: 'req/s',
        baseline: rate(reports.bare),
      },
      0.8,
    ),
    atMost(
      {
        name: 'submit a contact, 99th percentile',
        value: p99(reports.ours),
        unit: 'ms',
        baseline: p99(reports.bare),
      },
      1.5,
    ),
  ]
}
