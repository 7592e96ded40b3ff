import { cleanRoster } from '../../../api/_src/features/import/clean-roster.ts'
import { findColumns } from '../../../api/_src/features/import/find-columns.ts'
import type { Roster } from '../../../api/_src/features/import/roster.ts'
import { stageRoster } from '../../../api/_src/flow/import-people.ts'
import { systemClock } from '../../../api/_src/kernel/clock.ts'
import type { Core } from '../../../api/_src/kernel/core.ts'
import { createLog } from '../../../api/_src/kernel/log.ts'
import { systemRandom } from '../../../api/_src/kernel/random.ts'
import { createSettingsReader } from '../../../api/_src/kernel/settings.ts'
import { readTable } from '../../../api/_src/kernel/table-file/read-table.ts'
import { openDb } from '../../../db/open-db.ts'
import { makeCompany } from '../../support/company/make-company.ts'
import { usualCompany } from '../../support/company/options.ts'
import { rosterBytes } from '../../support/company/write-company.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { atMost, type BenchRow } from '../support/bench-row.ts'
import { benchVault } from '../support/bench-vault.ts'
import { median, secondsOf, takeTurns } from '../support/take-turns.ts'
import { insertClean } from './insert-clean.ts'

const ROUNDS = 3
const { asOf } = usualCompany

/** A made company of 12,000: from the file's bytes to the last row, against encrypting and inserting the rows alone. */
export async function benchImport(): Promise<BenchRow[]> {
  const vault = benchVault()
  const bytes = await rosterBytes(makeCompany().rows, 'gb18030')
  const clean = await readRoster(bytes)

  const seconds = await takeTurns(ROUNDS, {
    ours: () =>
      onEmptyDatabase(async (url) => {
        const handle = await openDb({ url })
        const core: Core = {
          db: handle.db,
          clock: systemClock,
          random: systemRandom,
          vault,
          log: createLog('error', (line) => console.error(line)),
          settings: createSettingsReader(Date.now),
        }
        const taken = await secondsOf(async () => {
          await stageRoster(core, { roster: await readRoster(bytes), asOf })
        })
        await handle.close()
        return taken
      }),
    bare: () => onEmptyDatabase((url) => insertClean(url, vault, clean)),
  })
  return [
    atMost(
      {
        name: 'import of a made company of 12,000 against inserting its rows already clean',
        value: median(seconds.ours),
        unit: 's',
        baseline: median(seconds.bare),
      },
      3,
    ),
  ]
}

async function readRoster(bytes: Buffer): Promise<Roster> {
  const { rows } = await readTable(bytes)
  const { columns, dataFrom } = findColumns(rows)
  return cleanRoster(rows, columns, { dataFrom, asOf })
}

async function onEmptyDatabase(work: (url: string) => Promise<number>): Promise<number> {
  const server = await benchPostgres()
  const { url, drop } = await server.createDatabase()
  const handle = await openDb({ url })
  await handle.migrate()
  await handle.close()
  try {
    return await work(url)
  } finally {
    await drop()
  }
}
