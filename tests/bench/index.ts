import fs from 'node:fs'
import { benchAlertsNight } from './alerts-night/bench-alerts-night.ts'
import { benchColdStart } from './cold-start/bench-cold-start.ts'
import { benchCompany } from './company/bench-company.ts'
import { benchDirectory } from './directory/bench-directory.ts'
import { benchImport } from './import/bench-import.ts'
import { benchOutbox } from './outbox/bench-outbox.ts'
import { benchPlanner } from './planner/bench-planner.ts'
import { benchRescore } from './rescore/bench-rescore.ts'
import { benchRest } from './rest/bench-rest.ts'
import { benchSearch } from './search/bench-search.ts'
import { benchSizes } from './sizes/bench-sizes.ts'
import { benchSubmit } from './submit/bench-submit.ts'
import { stopBenchPostgres } from './support/bench-postgres.ts'
import type { BenchRow } from './support/bench-row.ts'
import { reportTable } from './support/report-table.ts'
import { benchUpload } from './upload/bench-upload.ts'
import { benchWorklist } from './worklist/bench-worklist.ts'

/** `npm run bench` runs all of them, `npm run bench -- outbox submit` the named ones. */
const benches: Record<string, () => Promise<BenchRow[]>> = {
  submit: benchSubmit,
  company: benchCompany,
  outbox: benchOutbox,
  import: benchImport,
  directory: benchDirectory,
  upload: benchUpload,
  rescore: benchRescore,
  rest: benchRest,
  search: benchSearch,
  worklist: benchWorklist,
  planner: benchPlanner,
  'alerts-night': benchAlertsNight,
  'cold-start': benchColdStart,
  sizes: benchSizes,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(
    `there is no bench called ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`,
  )
  process.exit(2)
}

const rows: BenchRow[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n${name} …`)
  const measured = await bench()
  console.log(reportTable(measured))
  rows.push(...measured)
}
await stopBenchPostgres()
fs.writeFileSync('bench.json', `${JSON.stringify(rows, null, 2)}\n`)
console.log(`\n${reportTable(rows)}\n\nbench.json has the same rows.`)
const short = rows.filter((row) => !row.ok).length
if (short > 0) console.log(`${short} of ${rows.length} fall short of their goal.`)
process.exit(short > 0 ? 1 : 0)
