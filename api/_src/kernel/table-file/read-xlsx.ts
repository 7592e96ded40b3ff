import { readSheet } from './read-sheet.ts'
import { readWorkbook } from './read-workbook.ts'
import { TableFileError } from './table-file-error.ts'
import { openParts } from './workbook-parts.ts'

const BROKEN = '这个 .xlsx 文件打不开（可能有密码或已损坏），请重新导出。'
const NO_SHEET = '文件里没有工作表，不是 .xlsx 表格。请在 Excel 或 WPS 里另存为 .xlsx 后再导入。'

/**
 * The sheet with the most rows (exports put notes and code lists on other sheets), as text, and the names of
 * the other sheets that hold something, so that a person learns what was not read.
 */
export async function readXlsx(
  bytes: Uint8Array,
  onRow: (done: number) => void = () => {},
): Promise<{ rows: string[][]; unreadSheets: string[] }> {
  try {
    return await readLargestSheet(bytes, onRow)
  } catch (error) {
    if (error instanceof TableFileError) throw error
    // The libraries' messages may quote a cell.
    throw new TableFileError(BROKEN)
  }
}

async function readLargestSheet(bytes: Uint8Array, onRow: (done: number) => void) {
  const parts = await openParts(bytes)
  if (!parts.has('xl/workbook.xml')) throw new TableFileError(NO_SHEET)
  const workbook = await readWorkbook(parts)
  let largest: { name: string; rows: string[][] } | null = null
  const others: string[] = []
  for (const { name, part } of workbook.sheets) {
    const rows = await readSheet(parts, part, workbook, onRow)
    if (rows.length === 0) continue
    if (largest && rows.length <= largest.rows.length) others.push(name)
    else {
      if (largest) others.push(largest.name)
      largest = { name, rows }
    }
  }
  return { rows: largest?.rows ?? [], unreadSheets: others }
}
