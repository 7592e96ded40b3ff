/** How many digits a whole number shows at least, and what stands before them: `"YC"0000`. */
export type ZeroFormat = { prefix: string; digits: number }

/**
 * A format that gives a number its leading zeros back, as 工号 are often kept: 0000000, or with fixed letters before
 * it. Null for any other.
 */
export function zeroFormatOf(code: string | undefined): ZeroFormat | null {
  const [, quoted, escaped = '', zeros] =
    /^(?:"([^"]*)"|((?:\\.)*))(0{2,20})(?:;|$)/.exec(code ?? '') ?? []
  return zeros === undefined
    ? null
    : { prefix: quoted ?? escaped.replaceAll('\\', ''), digits: zeros.length }
}

/** A number as its cell shows it; one that is not whole, or below zero, keeps its own form. */
export function showNumber(number: number, format: ZeroFormat | null): string {
  if (!format || !Number.isSafeInteger(number) || number < 0) return String(number)
  return `${format.prefix}${String(number).padStart(format.digits, '0')}`
}
