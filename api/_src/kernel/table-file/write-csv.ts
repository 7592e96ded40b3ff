/**
 * CSV that Excel opens in Chinese as it is (UTF-8 with BOM, CRLF) and never as a formula: a cell that
 * begins with = + - @ tab or return gets an apostrophe in front (OWASP, CSV injection).
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
