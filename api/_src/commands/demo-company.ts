import { parseArgs } from 'node:util'
import { NotEmptyError, openCompanyWorld } from '../../../tests/support/company/company-world.ts'
import { makeCompany } from '../../../tests/support/company/make-company.ts'
import { usualCompany } from '../../../tests/support/company/options.ts'
import { startPostgres } from '../../../tests/support/postgres.ts'
import { shanghaiInstant } from '../kernel/clock.ts'
import { closingTable } from './company/closing-table.ts'
import { importCompany } from './company/import-company.ts'
import { liveThroughDays } from './company/live-through-days.ts'
import { startAsking } from './company/start-asking.ts'
import { createStopwatch } from './company/stopwatch.ts'

const USAGE = `npm run demo:company -- [--employees 12000] [--seed 7] [--postgres]
  A made company goes import → start → number check → SMS → answers → day 3 → day 7, on the stand-ins.
  The database is PGlite in memory, the empty one that DATABASE_URL names, or with --postgres a real one that
  is started for this run alone and is several times faster.`

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      employees: { type: 'string', default: String(usualCompany.employees) },
      seed: { type: 'string', default: String(usualCompany.seed) },
      postgres: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const [employees, seed] = [Number(values.employees), Number(values.seed)]
  if (values.help || !(employees > 0) || !Number.isFinite(seed)) return console.log(USAGE)

  const stopwatch = createStopwatch(() => performance.now())
  const company = makeCompany({ employees, seed })
  const postgres = values.postgres ? await startPostgres() : null
  const database = await postgres?.createDatabase()
  const world = await openCompanyWorld({
    company,
    databaseUrl: database?.url ?? (process.env.DATABASE_URL || null),
    startAt: shanghaiInstant(usualCompany.asOf, 10),
  })
  stopwatch.lap('准备')
  try {
    const counts = await importCompany(world, company)
    stopwatch.lap('导入')
    await startAsking(world)
    stopwatch.lap('检测号码、发出短信')
    await liveThroughDays(world, seed)
    stopwatch.lap('回答，第 3 天重发，第 7 天结束')
    for (const line of await closingTable(world, { company, counts, laps: stopwatch.laps() }))
      console.log(line)
  } finally {
    await world.close()
    await postgres?.stop()
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof NotEmptyError ? error.message : error)
  process.exitCode = 1
})
