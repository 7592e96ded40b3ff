import { adminRows } from './admin-rows.ts'
import { campaignRows } from './campaign-rows.ts'
import { deskRows } from './desk-rows.ts'
import { drillRows } from './drill-rows.ts'
import { employeeRows } from './employee-rows.ts'
import { fileRows } from './file-rows.ts'
import type { AccessRow } from './row.ts'

/** Every route behind a log-in. */
export const rows: readonly AccessRow[] = [
  ...deskRows,
  ...adminRows,
  ...fileRows,
  ...campaignRows,
  ...drillRows,
  ...employeeRows,
]
