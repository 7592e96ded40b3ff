import { cleanCell } from './clean-cell.ts'

/** Whether a column writes 3 June 2025 as 03/06/2025 or as 06/03/2025; null where nothing in it tells. */
export type DateOrder = 'day_first' | 'month_first' | null

/** The day or month of a date with the year behind: 25/12/2025, or null for any other form. */
export function yearLast(cell: string): { first: number; second: number; year: number } | null {
  const [whole, first, second, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(cell) ?? []
  if (whole === undefined) return null
  return { first: Number(first), second: Number(second), year: Number(year) }
}

/**
 * One system wrote the whole column: 25/12/2025 in it says that 03/06/2025 is 3 June, 12/25/2025 that it is
 * 6 March. A column that has both was written by hand, and tells nothing.
 */
export function findDateOrder(
  rows: readonly (readonly string[])[],
  column: number | undefined,
  from: number,
): DateOrder {
  let [days, months] = [0, 0]
  for (const row of rows.slice(from)) {
    const date = yearLast(cleanCell(row[column ?? -1] ?? '').replace(/\s.*$/, ''))
    if (date && date.first > 12 && date.second <= 12) days++
    if (date && date.second > 12 && date.first <= 12) months++
  }
  if (days > 0 && months > 0) return null
  if (days > 0) return 'day_first'
  return months > 0 ? 'month_first' : null
}
