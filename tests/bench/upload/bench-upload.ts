import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { openDb } from '../../../db/open-db.ts'
import { startChild } from '../../support/child-process.ts'
import { makeCompany } from '../../support/company/make-company.ts'
import { rosterBytes } from '../../support/company/write-company.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { type BenchRow, within } from '../support/bench-row.ts'

const LOOK_EVERY = 50
/**
 * Megabytes of heap that the process may have. About 100 are in use; on a large machine V8 would let garbage pile up to
 * 600 before it looks, which says nothing of what the work needs.
 */
const HEAP = 300

type Report = { preview: number; staging: number; megabytes: number }

/**
 * A roster of 100,000 people as a workbook and as CSV, uploaded at the desk: from the first piece to the preview, on
 * an empty database and then against the people it brought; BENCH_PEOPLE makes them fewer. `progress` is the oldest
 * that anybody who looked found in the database while the background was at work.
 */
export async function benchUpload(): Promise<BenchRow[]> {
  const employees = Number(process.env.BENCH_PEOPLE ?? 100_000)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-upload-'))
  const { rows } = makeCompany({ employees, seed: 3 })
  const files = (['xlsx', 'gb18030'] as const).map(async (format) => {
    const file = path.join(folder, format)
    fs.writeFileSync(file, await rosterBytes(rows, format))
    return file
  })
  const reports: Report[] = []
  let oldest = 0
  const { url, drop } = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url })
  await handle.migrate()
  await handle.close()
  for (const file of await Promise.all(files)) {
    const script = new URL('upload-process.ts', import.meta.url)
    const child = await startChild(script, {
      DATABASE_URL: url,
      NODE_OPTIONS: `--max-old-space-size=${HEAP}`,
    })
    const watch = await watchProgress(url)
    const report = (await child.ask(file)) as Report
    oldest = Math.max(oldest, await watch.stop())
    await child.stop()
    console.log(
      `${path.basename(file)}: preview ${report.preview.toFixed(1)} s, staging ${report.staging.toFixed(1)} s, ${report.megabytes.toFixed(0)} MB`,
    )
    reports.push(report)
  }
  await drop()
  fs.rmSync(folder, { recursive: true })
  const most = (one: keyof Report) => Math.max(...reports.map((report) => report[one]))
  const named = `upload of ${employees} rows`
  return [
    within({ name: `${named}: first piece → preview`, value: most('preview'), unit: 's' }, 60),
    within({ name: `${named}: confirmed → staged`, value: most('staging'), unit: 's' }, 60),
    within(
      {
        name: `${named}: memory, the heap held to ${HEAP} MB`,
        value: most('megabytes'),
        unit: 'MB',
      },
      500,
    ),
    within({ name: `${named}: age of the progress`, value: oldest, unit: 's' }, 1),
  ]
}

/** Looks as another instance would; the clocks of both are this machine's. */
async function watchProgress(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let oldest = 0
  let over = false
  const looking = (async () => {
    while (!over) {
      const { rows } = await client.query<{ at: Date }>(
        `select progress_at as at from uploads where state in ('reading', 'staging')`,
      )
      for (const { at } of rows) oldest = Math.max(oldest, (Date.now() - at.getTime()) / 1000)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
    }
  })()
  return {
    async stop(): Promise<number> {
      over = true
      await looking
      await client.end()
      return oldest
    },
  }
}
