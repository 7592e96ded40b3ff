import { decodeText } from './decode-text.ts'
import { parseCsv } from './parse-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { TableFileError } from './table-file-error.ts'
import { LOCKED } from './workbook-parts.ts'

/** Cells as a person sees them; a date cell of a workbook arrives as `YYYY-MM-DD`. Row 1 of the file is `rows[0]`. */
export type Table = { format: string; rows: string[][]; unreadSheets: string[] }

/**
 * Reads an exported table from its bytes: .xlsx, or CSV/TSV in UTF-8 (with or without BOM), UTF-16 or
 * GB18030. The content decides, never the file's name. Throws TableFileError with a Chinese sentence: also for a
 * table larger than `tableLimits`, before memory is spent on it. `onRow` hears of rows read.
 */
export async function readTable(
  bytes: Uint8Array,
  onRow: (done: number) => void = () => {},
): Promise<Table> {
  const table = await readAnyFormat(bytes, onRow)
  if (table.rows.every((row) => row.every((cell) => cell.trim() === '')))
    throw new TableFileError('文件是空的。')
  return table
}

async function readAnyFormat(bytes: Uint8Array, onRow: (done: number) => void): Promise<Table> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    return { format: 'xlsx', ...(await readXlsx(bytes, onRow)) }
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new TableFileError(oldFormat(bytes))
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    throw new TableFileError('这是 PDF，不是表格。请从原系统导出 .xlsx 或 CSV 后再导入。')
  const { text, encoding } = decodeText(bytes)
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text)) {
    throw new TableFileError('这是网页格式的表格，请在 Excel 或 WPS 里另存为 .xlsx 后再导入。')
  }
  return { format: `csv (${encoding})`, rows: await parseCsv(text, onRow), unreadSheets: [] }
}

/** A workbook with a password hides in the container of old .xls files. */
function oldFormat(bytes: Uint8Array): string {
  const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return isLocked ? LOCKED : '这是旧的 .xls 文件，请在 Excel 或 WPS 里另存为 .xlsx 后再导入。'
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}
