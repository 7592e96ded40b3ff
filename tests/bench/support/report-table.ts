import type { BenchRow } from './bench-row.ts'

const headings = ['what', 'measured', 'baseline', 'ratio', 'goal', '']

/** The rows as a table for the terminal. */
export function reportTable(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${row.value} ${row.unit}`,
    row.baseline === null ? '' : `${row.baseline} ${row.unit}`,
    row.ratio === null ? '' : String(row.ratio),
    row.goal,
    row.ok ? 'ok' : 'SHORT',
  ])
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => (row[column] ?? '').length)),
  )
  return [headings, widths.map((width) => '─'.repeat(width)), ...cells]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
