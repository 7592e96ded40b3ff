type Rows = readonly (readonly string[])[]

/**
 * CSV that Excel opens in Chinese as it is (UTF-8 with BOM, CRLF) and never as a formula: a cell that
 * begins with = + - @ tab or return gets an apostrophe in front (OWASP, CSV injection).
 */
export function writeCsv(rows: Rows): string {
  return `\uFEFF${writeCsvRows(rows)}`
}

/** Further rows of the same file. */
export function writeCsvRows(rows: Rows): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
