import { sql } from 'drizzle-orm'
import { takeBatch, type WriteBatch } from '../../../api/_src/flow/batches/take-batch.ts'
import { writeEmployees } from '../../../api/_src/flow/batches/write-employees.ts'
import { writeOwnNumbers } from '../../../api/_src/flow/batches/write-own-numbers.ts'
import { openDb } from '../../../db/open-db.ts'
import { batchAnswerSchema } from '../../../shared/integration.ts'
import { benchCore } from '../support/bench-core.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { atLeastRate, type BenchRow } from '../support/bench-row.ts'
import { benchVault } from '../support/bench-vault.ts'
import { median, secondsOf } from '../support/take-turns.ts'

const ROWS = 1_000
const BATCHES = 30
const ROUNDS = 3
/** Rows a second that a company's systems may send (issue, how fast). */
const GOAL = 10_000

/** What other systems send, in batches of a thousand, one after another: new people, the same again, and their numbers. */
export async function benchRest(): Promise<BenchRow[]> {
  const database = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  const core = benchCore({ db: handle.db, vault: benchVault() })
  const attendance = writeOwnNumbers('attendance')
  let keys = 0
  async function rate(write: WriteBatch, rowOf: (no: number) => object): Promise<number> {
    const bodies = Array.from({ length: BATCHES }, (_, batch) =>
      Array.from({ length: ROWS }, (_, place) => rowOf(batch * ROWS + place)),
    )
    const seconds = await secondsOf(async () => {
      for (const rows of bodies) {
        const request = { lineId: 'bench', key: `k${++keys}`, what: 'bench', rows }
        const answer = batchAnswerSchema.parse(JSON.parse(await takeBatch(core, request, write)))
        if (answer.refused > 0) throw new Error(`${answer.refused} rows were refused`)
      }
    })
    return (BATCHES * ROWS) / seconds
  }

  const measured = { added: [] as number[], same: [] as number[], numbers: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++) {
    const person = (no: number) => ({
      employeeNo: `E${round}-${no}`,
      name: `员工${no}`,
      status: 'active',
      department: { site: '苏州基地', name: `装配${no % 200}部` },
      site: '苏州基地',
    })
    const added = await rate(writeEmployees, person)
    const same = await rate(writeEmployees, person)
    const numbers = await rate(attendance, (no) => ({
      employeeNo: `E${round}-${no}`,
      phone: `13${String(no).padStart(9, '0')}`,
    }))
    await core.db.execute(sql`truncate jobs`)
    // the first round only warms up
    if (round === 0) continue
    measured.added.push(added)
    measured.same.push(same)
    measured.numbers.push(numbers)
  }
  await handle.close()
  await database.drop()
  const row = (name: string, rates: number[]) =>
    atLeastRate(
      { name: `REST, batches of 1,000: ${name}`, value: median(rates), unit: 'rows/s' },
      GOAL,
    )
  return [
    row('new employees', measured.added),
    row('the same employees again', measured.same),
    row('new attendance numbers', measured.numbers),
  ]
}
