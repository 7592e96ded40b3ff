import pg from 'pg'
import { planReminders } from '../../../api/_src/features/campaign/plan-reminders.ts'
import { shanghaiInstant } from '../../../api/_src/kernel/clock.ts'
import { openDb } from '../../../db/open-db.ts'
import { benchCore } from '../support/bench-core.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { type BenchRow, within } from '../support/bench-row.ts'
import { benchVault } from '../support/bench-vault.ts'
import { secondsOf } from '../support/take-turns.ts'
import { seedPlanner, spreadPast } from './seed-planner.ts'

/** The six-month planner over a million employees; BENCH_EMPLOYEES makes them fewer. */
export async function benchPlanner(): Promise<BenchRow[]> {
  const people = Number(process.env.BENCH_EMPLOYEES ?? 1_000_000)
  const database = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await seedPlanner(client, people)
  // a Tuesday before people come to work
  const night = shanghaiInstant('2026-11-24', 2)
  const core = benchCore({ db: handle.db, vault: benchVault(), clock: { now: () => night } })
  let cap = 0
  const plan = async () => {
    cap = (await planReminders(core)).cap
  }
  const all = await secondsOf(plan)
  const firstDays = await lookAt(client)
  const nothing = await secondsOf(plan)
  await spreadPast(client)
  const midway = await secondsOf(plan)
  const days = await lookAt(client)
  console.log(
    `${people} people: the first plan ${all.toFixed(1)} s over ${firstDays.days} workdays, the fullest has ` +
      `${firstDays.fullest} of ${cap}; nothing new ${nothing.toFixed(1)} s; all anew in the middle of the year ` +
      `${midway.toFixed(1)} s over ${days.days} workdays, the fullest has ${days.fullest}`,
  )
  await client.end()
  await handle.close()
  await database.drop()
  const name = `planner, ${people} employees`
  return [
    within({ name: `${name}: the first plan`, value: all, unit: 's' }, 60),
    within({ name: `${name}: all anew in the middle of the year`, value: midway, unit: 's' }, 60),
    within({ name: `${name}: a night with nothing new`, value: nothing, unit: 's' }, 60),
    within(
      {
        name: `${name}: people without a day, or with one that is too late`,
        value: firstDays.wrong + days.wrong,
        unit: 'people',
      },
      0,
    ),
    within(
      {
        name: `${name}: the fullest day`,
        value: Math.max(firstDays.fullest, days.fullest),
        unit: 'people',
      },
      cap,
    ),
  ]
}

async function lookAt(client: pg.Client) {
  const { rows } = await client.query<{ day: string | null; count: number; late: number }>(`
    select p.ask_on::text as day, count(*)::int as count,
      count(*) filter (where p.ask_on > p.asked_on + 180)::int as late
    from employees e left join reminder_plans p on p.employee_id = e.id group by 1`)
  const planned = rows.filter(({ day }) => day !== null)
  return {
    days: planned.length,
    fullest: Math.max(...planned.map(({ count }) => count)),
    wrong: rows.reduce((sum, { day, count, late }) => sum + (day === null ? count : late), 0),
  }
}
