import pg from 'pg'
import { openDb } from '../../../db/open-db.ts'
import { startChild } from '../../support/child-process.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { atMost, type BenchRow, within } from '../support/bench-row.ts'
import { median, takeTurns } from '../support/take-turns.ts'
import { changeSome, seedContacts } from './seed-contacts.ts'

const ROUNDS = 3
const SMALL = 10_000
/** The small company is so quickly done that a turn of it is many nights. */
const SMALL_NIGHTS = 12

type Report = { seconds: number; changed: number; megabytes: number }

/** The nightly rescoring of a million contacts, 3 % changed; BENCH_CONTACTS makes them fewer. */
export async function benchRescore(): Promise<BenchRow[]> {
  const contacts = Number(process.env.BENCH_CONTACTS ?? 1_000_000)
  const small = await openCompany(SMALL)
  const large = await openCompany(contacts)
  const turns = await takeTurns(ROUNDS, {
    ours: () => large.rescore(),
    read: () => large.read(),
    small: async () => {
      const nights: Report[] = []
      for (let night = 0; night < SMALL_NIGHTS; night++) nights.push(await small.rescore())
      // the mean, not the median: a long night takes what disturbs it along, and so must the short ones
      const seconds = nights.reduce((sum, one) => sum + one.seconds, 0) / nights.length
      return { seconds, changed: 0, megabytes: 0 }
    },
  })
  for (const [round, { changed, seconds }] of turns.ours.entries())
    console.log(
      `${changed} of ${contacts} changed, ${seconds.toFixed(2)} s; read in ` +
        `${turns.read[round]?.seconds.toFixed(2)} s; ${SMALL} rescored in ${turns.small[round]?.seconds.toFixed(3)} s`,
    )
  await Promise.all([small.close(), large.close()])
  const secondsOf = (reports: Report[]) => median(reports.map((one) => one.seconds))
  const perContact = turns.ours.map(({ seconds }) => (seconds / contacts) * 1e6)
  return [
    atMost(
      {
        name: `rescore ${contacts} contacts, 3 % changed, against reading their signals`,
        value: secondsOf(turns.ours),
        unit: 's',
        baseline: secondsOf(turns.read),
      },
      3,
    ),
    within(
      {
        name: 'rescore: memory',
        value: Math.max(...turns.ours.map(({ megabytes }) => megabytes)),
        unit: 'MB',
      },
      200,
    ),
    atMost(
      {
        name: `rescore: time per contact, of ${contacts} against of ${SMALL}`,
        value: median(perContact),
        unit: 'µs',
        baseline: (secondsOf(turns.small) / SMALL) * 1e6,
      },
      1.1,
    ),
  ]
}

async function openCompany(contacts: number) {
  const database = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  await handle.close()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await seedContacts(client, contacts)
  const script = new URL('rescore-process.ts', import.meta.url)
  const ours = await startChild(script, { DATABASE_URL: database.url })
  const reader = await startChild(script, { DATABASE_URL: database.url })
  // the first night writes everybody's score
  await ours.ask('rescore')
  await client.query('vacuum analyze')
  return {
    async rescore() {
      await changeSome(client)
      await client.query('vacuum analyze scores, numbers, jobs')
      await client.query('checkpoint')
      return (await ours.ask('rescore')) as Report
    },
    read: async () => (await reader.ask('read')) as Report,
    async close() {
      await Promise.all([ours.stop(), reader.stop(), client.end()])
      await database.drop()
    },
  }
}
