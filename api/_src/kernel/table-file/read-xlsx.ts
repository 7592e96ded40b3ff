import readWorkbook from 'read-excel-file/node'
import { TableFileError } from './table-file-error.ts'

/**
 * The sheet with the most rows (exports put notes and code lists on other sheets), as text, and the names of
 * the other sheets that hold something, so that a person learns what was not read.
 */
export async function readXlsx(
  bytes: Uint8Array,
): Promise<{ rows: string[][]; unreadSheets: string[] }> {
  const sheets = await openWorkbook(bytes)
  const largest = sheets.reduce((a, b) => (b.data.length > a.data.length ? b : a))
  return {
    rows: largest.data.map((row) => row.map(cellText)),
    unreadSheets: sheets
      .filter((sheet) => sheet !== largest && sheet.data.length > 0)
      .map((sheet) => sheet.sheet),
  }
}

async function openWorkbook(bytes: Uint8Array) {
  try {
    // Trimming is the cleaner's job: a cell is handed on as it is.
    const sheets = await readWorkbook(Buffer.from(bytes), { trim: false })
    if (sheets.length > 0) return sheets
  } catch {
    // Fall through: the library's messages may quote a cell.
  }
  throw new TableFileError('这个 .xlsx 文件打不开（可能有密码或已损坏），请重新导出。')
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell)
}
