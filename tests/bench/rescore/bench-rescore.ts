import pg from 'pg'
import { openDb } from '../../../db/open-db.ts'
import { startChild } from '../../support/child-process.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { atMost, type BenchRow, within } from '../support/bench-row.ts'
import { median, takeTurns } from '../support/take-turns.ts'
import { changeSome, seedContacts } from './seed-contacts.ts'

const ROUNDS = 3
const SMALL = 10_000
/** The small company is so quickly done that it is rescored many times over. */
const SMALL_ROUNDS = 20

type Report = { seconds: number; changed: number; megabytes: number }

/** The nightly rescoring of a million contacts, 3 % changed; BENCH_CONTACTS makes them fewer. */
export async function benchRescore(): Promise<BenchRow[]> {
  const contacts = Number(process.env.BENCH_CONTACTS ?? 1_000_000)
  const small = await rescoreCompany(SMALL, SMALL_ROUNDS)
  const large = await rescoreCompany(contacts, ROUNDS)
  return [
    atMost(
      {
        name: `rescore ${contacts} contacts, 3 % changed, against reading their signals`,
        value: large.seconds,
        unit: 's',
        baseline: large.readSeconds,
      },
      3,
    ),
    within({ name: 'rescore: memory', value: large.megabytes, unit: 'MB' }, 200),
    atMost(
      {
        name: `rescore: time per contact, of ${contacts} against of ${SMALL}`,
        value: (large.seconds / contacts) * 1e6,
        unit: 'µs',
        baseline: (small.seconds / SMALL) * 1e6,
      },
      1.1,
    ),
  ]
}

async function rescoreCompany(contacts: number, rounds: number) {
  const database = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  await handle.close()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await seedContacts(client, contacts)
  const script = new URL('rescore-process.ts', import.meta.url)
  const ours = await startChild(script, { DATABASE_URL: database.url })
  const bare = await startChild(script, { DATABASE_URL: database.url })

  // the first night writes everybody's score
  await ours.ask('rescore')
  await client.query('vacuum analyze')
  const reports = await takeTurns(rounds, {
    ours: async () => {
      await changeSome(client)
      await client.query('vacuum analyze scores, numbers, jobs')
      await client.query('checkpoint')
      return (await ours.ask('rescore')) as Report
    },
    bare: async () => (await bare.ask('read')) as Report,
  })
  for (const { changed, seconds } of reports.ours)
    console.log(`${contacts} contacts: ${changed} changed, ${seconds.toFixed(2)} s`)
  await Promise.all([ours.stop(), bare.stop(), client.end()])
  await database.drop()
  return {
    seconds: median(reports.ours.map(({ seconds }) => seconds)),
    readSeconds: median(reports.bare.map(({ seconds }) => seconds)),
    megabytes: Math.max(...reports.ours.map(({ megabytes }) => megabytes)),
  }
}
