// The built-in formats with a day in them, those of Chinese Excel included (ECMA-376, 18.8.30).
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const DAY = 86_400_000
const FROM_1900 = Date.UTC(1899, 11, 30)
const FROM_1904 = Date.UTC(1904, 0, 1)

/** Does a number of this format mean a day? A custom format does if it has a year or a day outside of quotes. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.has(id)
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  return /[yd]/i.test(bare)
}

/** A spreadsheet's count of days as `yyyy-mm-dd`; null where no calendar has it. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  const at = new Date((from1904 ? FROM_1904 : FROM_1900) + serial * DAY)
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999
    ? null
    : at.toISOString().slice(0, 10)
}
