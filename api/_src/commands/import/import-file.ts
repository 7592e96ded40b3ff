import fs from 'node:fs'
import path from 'node:path'
import { cleanRoster } from '../../features/import/clean-roster.ts'
import { countRoster } from '../../features/import/count-roster.ts'
import type { ImportOutcome } from '../../features/import/import-roster.ts'
import { listIssues } from '../../features/import/list-issues.ts'
import type { Roster } from '../../features/import/roster.ts'
import { stageRoster } from '../../flow/import-people.ts'
import { shanghaiDate, systemClock } from '../../kernel/clock.ts'
import { readTable } from '../../kernel/table-file/read-table.ts'
import { writeCsv } from '../../kernel/table-file/write-csv.ts'
import { progressBar } from '../progress-bar.ts'
import { withCore } from '../server/open-core.ts'
import { askPerson } from './ask-person.ts'
import { type ImportOptions, ImportRefused } from './read-options.ts'
import { reportColumns, reportCounts, reportIssues, reportOutcome, reportTable } from './report.ts'
import { settleColumns } from './settle-columns.ts'

/** Reads, cleans and stages one file, writes its error file and says what a person must know. */
export async function importFile(options: ImportOptions): Promise<void> {
  const table = await readTable(readBytes(fromHere(options.file)))
  const found = await settleColumns(
    table.rows,
    options.map,
    askPerson(process.stdin, process.stderr),
  )
  const asOf = options.asOf ?? shanghaiDate(systemClock.now())

  const reading = progressBar('核对', table.rows.length)
  const roster = cleanRoster(table.rows, found.columns, {
    dataFrom: found.dataFrom,
    asOf,
    onRow: reading.update,
  })
  reading.stop()
  if (roster.rows === 0) throw new ImportRefused('表头下面没有人员，什么也没有导入。')
  const counts = countRoster(roster, asOf)
  const errors = writeErrors(options, listIssues(roster.issues))

  const outcome = roster.employees.length === 0 ? null : await stage(roster, asOf)
  const lines = [
    ...reportTable(path.basename(options.file), table),
    ...reportColumns(found),
    ...reportCounts(counts),
    ...reportIssues(roster.issues, errors),
    ...reportOutcome(outcome),
  ]
  for (const line of lines) console.log(line)
  if (options.json) console.log(JSON.stringify(counts))
}

function stage(roster: Roster, asOf: string): Promise<ImportOutcome> {
  return withCore(async (core) => {
    const writing = progressBar('写入', roster.employees.length)
    try {
      return await stageRoster(core, { roster, asOf, onRow: writing.update })
    } finally {
      writing.stop()
    }
  })
}

function readBytes(file: string): Buffer {
  try {
    return fs.readFileSync(file)
  } catch {
    throw new ImportRefused(`读不到文件 ${file}。`)
  }
}

/** Beside nothing of the source: the folder of an export is often read-only, the working folder is not. */
function writeErrors(options: ImportOptions, rows: string[][]): string {
  const name = path.basename(options.file).replace(/\.[^.]+$/, '')
  const file = fromHere(options.errors ?? `${name}.errors.csv`)
  try {
    fs.writeFileSync(file, writeCsv(rows))
  } catch {
    throw new ImportRefused(`写不了错误清单 ${file}，请用 --errors 换一个位置。`)
  }
  return file
}

/** npm runs a script in the project's folder; a file is meant from where the person stands. */
function fromHere(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? '.', file)
}
