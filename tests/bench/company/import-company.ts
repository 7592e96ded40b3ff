import { cleanRoster } from '../../../api/_src/features/import/clean-roster.ts'
import { findColumns } from '../../../api/_src/features/import/find-columns.ts'
import type { Roster } from '../../../api/_src/features/import/roster.ts'
import { stageRoster } from '../../../api/_src/flow/import-people.ts'
import type { Core } from '../../../api/_src/kernel/core.ts'
import { usualCompany } from '../../support/company/options.ts'

/** What `npm run import -- FILE` does with the table it read. */
export function cleanRows(rows: string[][]): Roster {
  const { columns, dataFrom } = findColumns(rows)
  return cleanRoster(rows, columns, { dataFrom, asOf: usualCompany.asOf, onRow: () => {} })
}

export function importRows(core: Core, rows: string[][]) {
  return stageRoster(core, { roster: cleanRows(rows), asOf: usualCompany.asOf })
}
