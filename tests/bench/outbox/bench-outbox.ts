import pg from 'pg'
import { drainOutbox } from '../../../api/_src/flow/drain-outbox.ts'
import { systemClock } from '../../../api/_src/kernel/clock.ts'
import type { Core } from '../../../api/_src/kernel/core.ts'
import { createLog } from '../../../api/_src/kernel/log.ts'
import { systemRandom } from '../../../api/_src/kernel/random.ts'
import { createSettingsReader } from '../../../api/_src/kernel/settings.ts'
import { openDb } from '../../../db/open-db.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { atLeast, type BenchRow } from '../support/bench-row.ts'
import { benchVault } from '../support/bench-vault.ts'
import { median, secondsOf, takeTurns } from '../support/take-turns.ts'
import { drainBare } from './drain-bare.ts'
import { openPgBoss } from './drain-pg-boss.ts'

const JOBS = 20_000
/** What one claim takes: the outbox's own batch (flow/lane-runner.ts), the same for all three. */
const BATCH = 200
const ROUNDS = 9

/** 20,000 empty jobs: our outbox, the barest SQL loop over the same table, and pg-boss 10. */
export async function benchOutbox(): Promise<BenchRow[]> {
  const server = await benchPostgres()
  const ours = await server.createDatabase()
  const theirs = await server.createDatabase()
  const handle = await openDb({ url: ours.url })
  await handle.migrate()
  const client = new pg.Client({ connectionString: ours.url })
  await client.connect()
  const boss = await openPgBoss(theirs.url)
  const core: Core = {
    db: handle.db,
    clock: systemClock,
    random: systemRandom,
    vault: benchVault(),
    log: createLog('error', (line) => console.error(line)),
    settings: createSettingsReader(Date.now),
  }

  async function rateOf(fill: () => Promise<void>, drain: () => Promise<number>): Promise<number> {
    await fill()
    let done = 0
    const seconds = await secondsOf(async () => {
      done = await drain()
    })
    if (done !== JOBS) throw new Error(`${done} of ${JOBS} jobs were done`)
    return JOBS / seconds
  }
  const rates = await takeTurns(ROUNDS, {
    ours: () =>
      rateOf(
        () => fillJobs(client),
        async () => (await drainOutbox(core, async () => undefined)).done,
      ),
    bare: () =>
      rateOf(
        () => fillJobs(client),
        () => drainBare(client, BATCH),
      ),
    pgBoss: () =>
      rateOf(
        () => boss.fill(JOBS),
        () => boss.drain(BATCH),
      ),
  })

  await boss.close()
  await client.end()
  await handle.close()
  await ours.drop()
  await theirs.drop()
  const value = median(rates.ours)
  return [
    atLeast(
      {
        name: 'outbox drain against the bare SQL loop',
        value,
        unit: 'jobs/s',
        baseline: median(rates.bare),
      },
      0.8,
    ),
    atLeast(
      {
        name: 'outbox drain against pg-boss 10',
        value,
        unit: 'jobs/s',
        baseline: median(rates.pgBoss),
      },
      1,
    ),
  ]
}

async function fillJobs(client: pg.Client): Promise<void> {
  await client.query('truncate jobs')
  await client.query(
    `insert into jobs (lane, event, payload, run_at)
     select 'inside', 'contact.checked', jsonb_build_object('contactId', 'con_' || n), now() - interval '1 minute'
     from generate_series(1, $1::int) n`,
    [JOBS],
  )
  await client.query('vacuum analyze jobs')
}
