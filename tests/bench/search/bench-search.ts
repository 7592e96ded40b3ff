import { sql } from 'drizzle-orm'
import { createApp } from '../../../api/_src/app.ts'
import { readConfig } from '../../../api/_src/config.ts'
import { createContext } from '../../../api/_src/context.ts'
import { loadReadName } from '../../../api/_src/features/employee/name-parts.ts'
import { syncEmployeeTerms } from '../../../api/_src/features/employee/sync-employee-terms.ts'
import { rowsOf } from '../../../api/_src/kernel/rows.ts'
import { openDb } from '../../../db/open-db.ts'
import { seededRandom } from '../../sandbox/core/random.ts'
import { standInEnvironment } from '../../support/stand-ins/environment.ts'
import { inventKeys } from '../../support/stand-ins/keys.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { type BenchRow, within } from '../support/bench-row.ts'
import { type SearchCompany, seedSearchCompany } from './seed-company.ts'

const EMPLOYEES = 100_000
const SEARCHES = 4_000
/** The bench and its PostgreSQL share two cores: more at once would measure the queue. */
const AT_ONCE = 2
const NOWHERE = 'http://127.0.0.1:9'

/** Finding an employee among 100,000 in every way one would type, log-in and scope included. */
export async function benchSearch(): Promise<BenchRow[]> {
  const database = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  const environment = standInEnvironment(inventKeys(), '测试公司', {
    publicUrl: 'http://127.0.0.1:3000',
    vendorUrl: NOWHERE,
  })
  const config = readConfig({ ...environment, DATABASE_URL: database.url, LOG_LEVEL: 'error' })
  const context = createContext(config, { db: handle.db })
  const company = await seedSearchCompany(handle.db, EMPLOYEES, new Date())
  let afterId = ''
  while ((await syncEmployeeTerms(context, { afterId })) > 0) afterId = await lastMade()
  await handle.db.execute(sql`vacuum analyze`)
  const app = createApp(context)

  async function lastMade(): Promise<string> {
    const result = await handle.db.execute(
      sql`select max(employee_id) as id from employee_term_sources`,
    )
    return rowsOf<{ id: string }>(result)[0]?.id ?? ''
  }
  async function search(query: string): Promise<number> {
    const sentAt = performance.now()
    const answer = await app.request(`/api/desk/employees?q=${encodeURIComponent(query)}`, {
      headers: { authorization: `Bearer ${company.token}` },
    })
    if (answer.status !== 200) throw new Error(`search answered ${answer.status}`)
    await answer.text()
    return performance.now() - sentAt
  }

  const queries = await inventQueries(company)
  for (const query of queries.slice(0, 200)) await search(query)
  const latencies: { query: string; took: number }[] = []
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let query = queries.pop(); query; query = queries.pop())
        latencies.push({ query, took: await search(query) })
    }),
  )
  latencies.sort((a, b) => a.took - b.took)
  const p99 = latencies[Math.floor(latencies.length * 0.99)]?.took ?? Number.NaN
  const slowest = latencies.slice(-5).map(({ query, took }) => `${query} ${Math.round(took)} ms`)
  console.log(`  slowest: ${slowest.join(' · ')}`)
  await context.close()
  await handle.close()
  await database.drop()
  return [
    within(
      { name: 'employee search, 100,000 employees, 99th percentile', value: p99, unit: 'ms' },
      100,
    ),
  ]
}

/** What people type: names, parts, pinyin with and without spaces, initials, numbers, departments, misses, one letter. */
async function inventQueries({ names, numbers }: SearchCompany): Promise<string[]> {
  const readName = await loadReadName()
  const random = seededRandom(5)
  const spoken = (name: string) => readName(name).map(({ readings }) => readings[0] ?? '')
  const kinds: ((name: string) => string)[] = [
    (name) => name,
    (name) => name.slice(0, 1),
    (name) => name.slice(1),
    (name) => name.slice(0, 2),
    (name) => spoken(name).join(''),
    (name) => spoken(name).join(' '),
    (name) =>
      spoken(name)
        .map((one) => one[0])
        .join(''),
    (name) => spoken(name)[0] ?? '',
    (name) => (spoken(name)[0] ?? '').slice(0, 1),
    (name) => spoken(name).join('').slice(0, 5),
    () => random.pick(numbers),
    () => random.pick(numbers).slice(0, 7),
    () => random.pick(numbers).slice(-4),
    () => random.pick(['二车间', '总装车间', '苏州基地', '车间', '部', '质量部3班']),
    (name) => `二车间 ${name.slice(0, 1)}`,
    (name) => `苏州 ${spoken(name)[0]}`,
    (name) =>
      `${spoken(name)
        .map((one) => one[0])
        .join(' ')}`,
    () => random.pick(['不存在的人', 'qqqxxx', 'YC99999999', '%', '_%']),
  ]
  return Array.from({ length: SEARCHES }, () => random.pick(kinds)(random.pick(names)))
}
