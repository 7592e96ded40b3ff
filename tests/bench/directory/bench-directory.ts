import pg from 'pg'
import { openDb } from '../../../db/open-db.ts'
import { startChild } from '../../support/child-process.ts'
import { standInEnvironment } from '../../support/stand-ins/environment.ts'
import { inventKeys } from '../../support/stand-ins/keys.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { type BenchRow, within } from '../support/bench-row.ts'
import { median } from '../support/take-turns.ts'
import { readPages } from './read-pages.ts'

const NIGHTS = 3

type Report = {
  seconds: number
  megabytes: number
  last: { state: string; counts: Record<string, number> | null; trouble: string | null }
}

/**
 * WeCom's directory of 100,000 members, read for the first time and then night after night with nothing new, less the
 * time that reading the same pages and forgetting them takes; BENCH_MEMBERS makes them fewer.
 */
export async function benchDirectory(): Promise<BenchRow[]> {
  const members = Number(process.env.BENCH_MEMBERS ?? 100_000)
  const keys = inventKeys()
  const database = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  await handle.close()
  const standIns = await startChild(new URL('stand-ins-process.ts', import.meta.url), {
    BENCH_KEYS: JSON.stringify(keys),
    BENCH_MEMBERS: String(members),
  })
  const vendorUrl = String(standIns.ready)
  /** Each in a process of its own: what the reading before left to the garbage collector is not counted again. */
  async function readDirectory(): Promise<Report> {
    const product = await startChild(new URL('product-process.ts', import.meta.url), {
      ...standInEnvironment(keys, '示例公司', { publicUrl: 'http://127.0.0.1:1', vendorUrl }),
      DATABASE_URL: database.url,
      WECOM_DIRECTORY_ROOT: '1',
      LOG_LEVEL: 'error',
    })
    const report = (await product.ask('sync')) as Report
    await product.stop()
    return report
  }
  const pages = async () => readPages(vendorUrl, keys)

  const beforeFirst = await pages()
  const first = await readDirectory()
  expectCounts(first, { joined: members, changed: 0, left: 0 })
  console.log(`all new: ${told(first, beforeFirst)}`)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
  const nights: { ours: Report; bare: number }[] = []
  for (let night = 0; night < NIGHTS; night++) {
    const bare = await pages()
    const ours = await readDirectory()
    expectCounts(ours, { joined: 0, changed: 0, left: 0 })
    console.log(`nothing changed: ${told(ours, bare)}`)
    nights.push({ ours, bare })
  }

  await standIns.stop()
  await database.drop()
  const most = Math.max(...[first, ...nights.map(({ ours }) => ours)].map((one) => one.megabytes))
  const beyond = median(nights.map(({ ours, bare }) => ours.seconds - bare))
  const what = `directory of ${members} members`
  return [
    within({ name: `${what}, nothing changed, beyond the stand-in`, value: beyond, unit: 's' }, 20),
    within(
      {
        name: `${what}, all new, beyond the stand-in`,
        value: first.seconds - beforeFirst,
        unit: 's',
      },
      90,
    ),
    within({ name: `${what}: memory of one reading`, value: most, unit: 'MB' }, 300),
  ]
}

function told({ seconds, megabytes }: Report, bare: number): string {
  const pages = `its pages ${bare.toFixed(1)} s`
  return `${seconds.toFixed(1)} s, ${pages}, at most ${megabytes.toFixed(0)} MB`
}

function expectCounts({ last }: Report, wanted: Record<string, number>): void {
  const { state, counts, trouble } = last
  const isMet = Object.entries(wanted).every(([key, value]) => counts?.[key] === value)
  if (state !== 'done' || !isMet)
    throw new Error(`the reading ended ${state} (${trouble}) with ${JSON.stringify(counts)}`)
}
