import fs from 'node:fs'
import path from 'node:path'
import iconv from 'iconv-lite'
import writeXlsxFile from 'write-excel-file/node'
import { formatNumberCsv } from '../../sandbox/numbers/number-csv.ts'
import type { MadeCompany } from './make-company.ts'
import type { Format } from './options.ts'

export type CompanyFiles = { roster: string; numbers: string; expected: string }

/** Writes the export, its number book and its expected counts; the names say how many people there are. */
export async function writeCompany(
  company: MadeCompany,
  folder: string,
  format: Format,
): Promise<CompanyFiles> {
  fs.mkdirSync(folder, { recursive: true })
  const base = path.join(folder, `roster-${company.people.length}`)
  const files = {
    roster: `${base}.${format === 'xlsx' ? 'xlsx' : 'csv'}`,
    numbers: `${base}-numbers.csv`,
    expected: `${base}-expected.json`,
  }
  fs.writeFileSync(files.roster, await rosterBytes(company.rows, format))
  fs.writeFileSync(files.numbers, formatNumberCsv(company.numbers.values()))
  fs.writeFileSync(files.expected, `${JSON.stringify(company.expected, null, 1)}\n`)
  return files
}

export async function rosterBytes(rows: readonly string[][], format: Format): Promise<Buffer> {
  if (format === 'xlsx') {
    const cells = rows.map((row) =>
      row.map((value) => ({ value: value || undefined, type: String })),
    )
    return await writeXlsxFile(cells, { buffer: true })
  }
  const text = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
  if (format === 'gb18030') return iconv.encode(text, 'gb18030')
  return Buffer.from(format === 'utf8-bom' ? `\uFEFF${text}` : text)
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
