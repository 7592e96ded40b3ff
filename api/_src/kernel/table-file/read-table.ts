import { decodeText } from './decode-text.ts'
import { parseCsv } from './parse-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { TableFileError } from './table-file-error.ts'

/** Cells as a person sees them; a date cell of a workbook arrives as `YYYY-MM-DD`. Row 1 of the file is `rows[0]`. */
export type Table = { format: string; rows: string[][]; unreadSheets: string[] }

/**
 * Reads an exported table from its bytes: .xlsx, or CSV/TSV in UTF-8 (with or without BOM), UTF-16 or
 * GB18030. The content decides, never the file's name. Throws TableFileError with a Chinese sentence.
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  const table = await readAnyFormat(bytes)
  if (table.rows.every((row) => row.every((cell) => cell.trim() === '')))
    throw new TableFileError('文件是空的。')
  return table
}

async function readAnyFormat(bytes: Uint8Array): Promise<Table> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    return { format: 'xlsx', ...(await readXlsx(bytes)) }
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new TableFileError('这是旧的 .xls 文件，请在 Excel 或 WPS 里另存为 .xlsx 后再导入。')
  }
  const { text, encoding } = decodeText(bytes)
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text)) {
    throw new TableFileError('这是网页格式的表格，请在 Excel 或 WPS 里另存为 .xlsx 后再导入。')
  }
  return { format: `csv (${encoding})`, rows: parseCsv(text), unreadSheets: [] }
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}
