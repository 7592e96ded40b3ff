/** The rows of a raw statement, whichever driver ran it. */
export function rowsOf<T>(result: unknown): T[] {
  return (result as { rows: T[] }).rows
}

/** A timestamp of a raw statement: a string or a Date by driver; null stays null. */
export function toDate(value: unknown): Date | null {
  if (value === null || value === undefined) return null
  return value instanceof Date ? value : new Date(String(value))
}

/** A bytea of a raw statement: a Buffer on pg, a Uint8Array on PGlite, hex text where drizzle left it raw. */
export function toBuffer(value: unknown): Buffer {
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (typeof value === 'string' && value.startsWith('\\x'))
    return Buffer.from(value.slice(2), 'hex')
  throw new Error('not a bytea')
}

/** A PostgreSQL array literal of plain words or numbers: drizzle would spread a JavaScript array into parameters. */
export function arrayOf(values: readonly (number | string)[]): string {
  return `{${values.map((value) => (typeof value === 'number' ? value : `"${value.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`
}
