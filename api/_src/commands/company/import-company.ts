import { isDeepStrictEqual } from 'node:util'
import type { CompanyWorld } from '../../../../tests/support/company/company-world.ts'
import type { MadeCompany } from '../../../../tests/support/company/make-company.ts'
import { usualCompany } from '../../../../tests/support/company/options.ts'
import { rosterBytes } from '../../../../tests/support/company/write-company.ts'
import { cleanRoster } from '../../features/import/clean-roster.ts'
import { countRoster, type RosterCounts } from '../../features/import/count-roster.ts'
import { findColumns } from '../../features/import/find-columns.ts'
import { stageRoster } from '../../flow/import-people.ts'
import { readTable } from '../../kernel/table-file/read-table.ts'
import { progressBar } from '../progress-bar.ts'

/** Reads the company's export as a file of an HR system would come, and stages it. */
export async function importCompany(
  world: CompanyWorld,
  company: MadeCompany,
): Promise<RosterCounts> {
  const { asOf } = usualCompany
  const table = await readTable(await rosterBytes(company.rows, 'gb18030'))
  const { columns, dataFrom } = findColumns(table.rows)
  const roster = cleanRoster(table.rows, columns, { dataFrom, asOf })
  const counts = countRoster(roster, asOf)
  const { dead_numbers: _, answered_by_others: __, ...expected } = company.expected
  if (!isDeepStrictEqual(counts, expected))
    throw new Error('the import counted something else than is true')

  const bar = progressBar('导入', roster.employees.length)
  await stageRoster(world.context, { roster, asOf, onRow: bar.update })
  bar.stop()
  return counts
}
