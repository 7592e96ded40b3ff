import { dayOfSerial } from './date-format.ts'
import type { Workbook } from './read-workbook.ts'
import { readXml } from './read-xml.ts'
import { TableFileError } from './table-file-error.ts'
import { tableLimits, tooMuch } from './table-limits.ts'
import type { WorkbookParts } from './workbook-parts.ts'
import { showNumber } from './zero-format.ts'

/**
 * The rows of one sheet as text, each in its place; blank rows at the end are left out. A formula is never worked
 * out: its cell is what Excel last showed there. Throws TableFileError when there is too much.
 */
export async function readSheet(
  parts: WorkbookParts,
  part: string,
  workbook: Workbook,
  onRow: (done: number) => void,
): Promise<string[][]> {
  const rows: string[][] = []
  let row: string[] = []
  let rowNumber = 0
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let inValue = false
  let inPhonetic = false
  let textLength = 0

  function keepCell(): void {
    const text = cellText(value, { type, style, workbook })
    if (text === '') return
    if (column >= tableLimits.columns) throw new TableFileError(tooMuch.columns)
    textLength += text.length
    if (textLength > tableLimits.text) throw new TableFileError(tooMuch.text)
    while (row.length < column) row.push('')
    row[column] = text
  }

  function keepRow(): void {
    if (row.length === 0) return
    if (rowNumber > tableLimits.rows) throw new TableFileError(tooMuch.rows)
    while (rows.length < rowNumber - 1) rows.push([])
    rows[rowNumber - 1] = row
    if (rowNumber % 500 === 0) onRow(rowNumber)
  }

  await readXml(parts, part, {
    open(name, attributes) {
      if (name === 'row') {
        rowNumber = Number(attributes.r ?? rowNumber + 1)
        if (!Number.isSafeInteger(rowNumber) || rowNumber < 1) throw new Error('no such row')
        row = []
        column = -1
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        value = ''
      } else if (name === 'rPh') inPhonetic = true
      else if (name === 'v' || name === 't') inValue = !inPhonetic
    },
    text(text) {
      if (!inValue) return
      value += text
      if (value.length > tableLimits.cell) throw new TableFileError(tooMuch.cell)
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'c') keepCell()
      else if (name === 'row') keepRow()
    },
  })
  return rows
}

function cellText(
  value: string,
  { type, style, workbook }: { type: string; style: number; workbook: Workbook },
): string {
  if (value === '' || type === 'e') return ''
  if (type === 's') return workbook.strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type !== 'n') return value
  const number = Number(value)
  if (Number.isNaN(number)) return ''
  const format = workbook.styles[style]
  const day = format?.isDate ? dayOfSerial(number, workbook.from1904) : null
  return day ?? showNumber(number, format?.zeros ?? null)
}

/** 0 for A1, 26 for AA7. */
function columnOf(place: string): number {
  let column = 0
  for (const letter of place) {
    const digit = letter.charCodeAt(0) - 64
    if (digit < 1 || digit > 26) break
    column = column * 26 + digit
  }
  if (column < 1) throw new Error('no such column')
  return column - 1
}
