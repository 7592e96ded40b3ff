import { cleanCell, isBlank } from './clean-cell.ts'
import { cleanDate } from './clean-date.ts'

const LOOK_AT = 20

/**
 * Each of the first rows that has words and no data, alone and under the row above it (merged group headings);
 * at last nothing but column letters, for a file without headings.
 */
export function* headingCandidates(rows: readonly string[][]) {
  for (const [at, row] of rows.slice(0, LOOK_AT).entries()) {
    const headings = row.map(cleanCell)
    if (headings.filter((cell) => !isBlank(cell)).length < 2 || headings.some(isData)) continue
    yield { headings, dataFrom: at + 1 }
    const above = rows[at - 1]
    if (above && above.length > 1)
      yield { headings: joinHeadings(above.map(cleanCell), headings), dataFrom: at + 1 }
  }
  const width = Math.max(0, ...rows.slice(0, LOOK_AT).map((row) => row.length))
  yield { headings: Array.from({ length: width }, () => ''), dataFrom: 0 }
}

/** A 工号, a number, a date: what stands in a row of people is shown to nobody as a heading. */
function isData(cell: string): boolean {
  return /\d{4}/.test(cell) && (/\d{5}/.test(cell) || cleanDate(cell).kind === 'date')
}

function joinHeadings(above: readonly string[], below: readonly string[]): string[] {
  let group = ''
  return Array.from({ length: Math.max(above.length, below.length) }, (_, at) => {
    group = above[at] || group
    const own = below[at] ?? ''
    if (own === '') return above[at] ?? ''
    return group === own ? own : `${group}${own}`
  })
}

/** Without the columns at the end that hold nothing at all: an export may carry dozens. */
export function withoutBlankEnd(headings: string[], rows: readonly string[][]): string[] {
  const named = headings.findLastIndex((heading) => heading !== '')
  const filled = rows.reduce((end, row) => {
    let at = Math.min(row.length, headings.length) - 1
    while (at > end && isBlank(cleanCell(row[at] ?? ''))) at--
    return Math.max(end, at)
  }, named)
  return headings.slice(0, filled + 1)
}
