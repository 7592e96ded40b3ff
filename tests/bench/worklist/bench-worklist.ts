import { createApp } from '../../../api/_src/app.ts'
import { readConfig } from '../../../api/_src/config.ts'
import { createContext } from '../../../api/_src/context.ts'
import { openDb } from '../../../db/open-db.ts'
import type { Worklist } from '../../../shared/alert.ts'
import { standInEnvironment } from '../../support/stand-ins/environment.ts'
import { inventKeys } from '../../support/stand-ins/keys.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { atMost, type BenchRow, within } from '../support/bench-row.ts'
import { seedWorklist } from './seed-worklist.ts'

const SMALL = 10_000
const WARM_UP = 200
const REQUESTS = 1_000
const PAGE = 20
/** Nothing listens there: a bench that called a vendor would fail. */
const NOWHERE = 'http://127.0.0.1:9'

/** The first page of an HR specialist with 30 departments: in a large company as quick as in a small one. BENCH_CONTACTS makes it fewer. */
export async function benchWorklist(): Promise<BenchRow[]> {
  const contacts = Number(process.env.BENCH_CONTACTS ?? 1_000_000)
  const small = await openCompany(SMALL)
  const large = await openCompany(contacts)
  const took: Record<'small' | 'large', number[]> = { small: [], large: [] }
  // one request each in turn: what disturbs the machine meets both
  for (let request = -WARM_UP; request < REQUESTS; request++) {
    const ofSmall = await small.read()
    const ofLarge = await large.read()
    if (request < 0) continue
    took.small.push(ofSmall.took)
    took.large.push(ofLarge.took)
  }
  const { counts } = (await large.read()).page
  console.log(
    `  ${counts?.open} employees wait in ${contacts} contacts; median ${percentile(took.large, 0.5).toFixed(1)} ms, ` +
      `of ${SMALL} ${percentile(took.small, 0.5).toFixed(1)} ms`,
  )
  await Promise.all([small.close(), large.close()])
  const name = `worklist first page, ${contacts} contacts, HR with 30 departments, 99th percentile`
  const value = percentile(took.large, 0.99)
  const baseline = percentile(took.small, 0.99)
  return [
    within({ name, value, unit: 'ms' }, 50),
    atMost({ name: `${name}, against ${SMALL}`, value, unit: 'ms', baseline }, 1.3),
  ]
}

async function openCompany(contacts: number) {
  const database = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  const places = { publicUrl: 'http://127.0.0.1:3000', vendorUrl: NOWHERE }
  const environment = standInEnvironment(inventKeys(), '测试公司', places)
  const config = readConfig({ ...environment, DATABASE_URL: database.url, LOG_LEVEL: 'error' })
  const context = createContext(config, { db: handle.db })
  const token = await seedWorklist(handle.db, context.vault, { contacts, now: new Date() })
  const app = createApp(context)
  return {
    async read(): Promise<{ took: number; page: Worklist }> {
      const sentAt = performance.now()
      const headers = { authorization: `Bearer ${token}` }
      const answer = await app.request('/api/desk/worklist', { headers })
      const text = await answer.text()
      const took = performance.now() - sentAt
      const page = JSON.parse(text) as Worklist
      if (answer.status !== 200 || page.items.length !== PAGE || !page.nextCursor)
        throw new Error(`the worklist answered ${answer.status} with ${page.items?.length} rows`)
      return { took, page }
    },
    async close() {
      await context.close()
      await handle.close()
      await database.drop()
    },
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN
}
