import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../../api/_src/commands/server/listen.ts'
import { readConfig } from '../../../api/_src/config.ts'
import { createVault } from '../../../api/_src/kernel/vault.ts'
import { openDb } from '../../../db/open-db.ts'
import type { SandboxStats } from '../../sandbox/world.ts'
import { startChild } from '../../support/child-process.ts'
import { makeCompany } from '../../support/company/make-company.ts'
import { standInEnvironment } from '../../support/stand-ins/environment.ts'
import { inventKeys } from '../../support/stand-ins/keys.ts'
import { benchCore } from '../support/bench-core.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { atMost, type BenchRow, within } from '../support/bench-row.ts'
import { workdayClock } from '../support/workday-clock.ts'
import { importRows } from './import-company.ts'
import { type Setting, SMS_PER_SECOND, STATUS_PER_SECOND, writeSetting } from './setting.ts'

type Usage = { megabytes: number; userSeconds: number; systemSeconds: number }

const SEED = 7
const LOOK_EVERY = 200

/** A whole company: 开始询问 → every number checked and everybody asked. BENCH_EMPLOYEES makes it smaller. */
export async function benchCompany(): Promise<BenchRow[]> {
  const employees = Number(process.env.BENCH_EMPLOYEES ?? 12_000)
  const database = await (await benchPostgres()).createDatabase()
  const setting: Setting = {
    employees,
    seed: SEED,
    keys: inventKeys(),
    databaseUrl: database.url,
    productPort: await freePort(),
    startedAt: Date.now(),
  }
  const publicUrl = `http://127.0.0.1:${setting.productPort}`
  const here = (script: string) => new URL(script, import.meta.url)
  const standIns = await startChild(here('stand-ins-process.ts'), writeSetting(setting))
  const environment = {
    ...standInEnvironment(setting.keys, '测试公司', {
      publicUrl,
      vendorUrl: String(standIns.ready),
    }),
    PORT: String(setting.productPort),
    DATABASE_URL: database.url,
    ALIYUN_SMS_PER_SECOND: String(SMS_PER_SECOND),
    ALIYUN_NUMBER_PER_SECOND: String(STATUS_PER_SECOND),
  }
  await fillDatabase(setting, environment)
  const product = await startChild(here('product-process.ts'), {
    ...environment,
    ...writeSetting(setting),
  })
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const numbers = await countOf(
    client,
    'select count(distinct phone_hash) from staged_contacts where not own_number',
  )

  const startedAt = performance.now()
  await product.ask('start')
  while (await isUnderWay(client, workdayClock(setting.startedAt).now())) await wait(LOOK_EVERY)
  const seconds = (performance.now() - startedAt) / 1000
  const usage = (await product.ask('usage')) as Usage
  const stats = (await standIns.ask('stats')) as SandboxStats

  const status = stats.calls.PhoneNumberStatusForPublic
  const sms = stats.calls.SendSms
  if (!status || !sms) throw new Error('the stand-ins count by operation')
  console.log(
    `${employees} employees, ${numbers} numbers, ${status.calls} status calls, ${sms.calls} SMS, ` +
      `${usage.userSeconds.toFixed(1)} + ${usage.systemSeconds.toFixed(1)} s of CPU in the product`,
  )
  await report(client)
  await client.end()
  await Promise.all([product.stop(), standIns.stop()])
  await database.drop()
  const least = Math.max(numbers / STATUS_PER_SECOND, sms.calls / SMS_PER_SECOND)
  return [
    atMost(
      {
        name: `a company of ${employees}: start → all checked and asked`,
        value: seconds,
        unit: 's',
        baseline: least,
      },
      1.05,
      5,
    ),
    within(
      { name: 'a company: status calls above the cap', value: status.refused, unit: 'calls' },
      0,
    ),
    within({ name: 'a company: SMS calls above the cap', value: sms.refused, unit: 'calls' }, 0),
    within({ name: 'a company: memory of the product', value: usage.megabytes, unit: 'MB' }, 400),
  ]
}

async function fillDatabase(setting: Setting, environment: Record<string, string>): Promise<void> {
  const handle = await openDb({ url: setting.databaseUrl })
  await handle.migrate()
  const vault = createVault(readConfig(environment).vault)
  const core = benchCore({ db: handle.db, vault, clock: workdayClock(setting.startedAt) })
  const company = makeCompany({ employees: setting.employees, seed: setting.seed })
  await importRows(core, company.rows)
  await handle.close()
  const client = new pg.Client({ connectionString: setting.databaseUrl })
  await client.connect()
  // a company that asks everybody on one day has raised its daily budget first
  await client.query(
    `insert into settings (key, value, changed_at) values ('smsDailyBudget', '100000', now())`,
  )
  // the tables that are still empty stay as a new server has them: what it knows of them must not matter
  await client.query('vacuum analyze employees, employee_numbers, departments, staged_contacts')
  await client.end()
}

/** Is anything still to be checked or asked now? What follows afterwards (receipts, news) is not waited for. */
async function isUnderWay(client: pg.Client, now: Date): Promise<boolean> {
  const { rows } = await client.query<{ busy: boolean }>(
    `select exists (select 1 from jobs where dead_at is null and run_at <= $1 and event in
       ('import.started', 'contact.submitted', 'contact.checked', 'challenge.issued', 'message.queued')) as busy`,
    [now],
  )
  return rows[0]?.busy ?? true
}

/** What became of everybody: a run that dropped its work would be quick. */
async function report(client: pg.Client): Promise<void> {
  for (const text of [
    'select state, checked_at is not null as checked, count(*)::int from contacts group by 1, 2 order by 3 desc',
    'select state, why, count(*)::int from messages group by 1, 2 order by 3 desc',
    'select event, last_error, dead_at is not null as dead, count(*)::int from jobs group by 1, 2, 3 order by 4 desc',
  ]) {
    const { rows } = await client.query(text)
    for (const row of rows) console.log('  ', JSON.stringify(row))
  }
}

async function countOf(client: pg.Client, text: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(text)
  return Number(rows[0]?.count)
}
