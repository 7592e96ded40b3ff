import { AppError } from './app-error.ts'

type Kind = 'time' | 'id' | 'number'
const shapes: Record<Kind, RegExp> = {
  // from the year 1000 on: PostgreSQL knows no year 0
  time: /^[1-9]\d{3}-\d\d-\d\dT[\d:.]+Z$/,
  id: /^[\w-]{1,64}$/,
  number: /^-?\d{1,15}$/,
}

/** Where the next page of a list begins: the sort key of the last row, opaque to whoever passes it on. */
export function writeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The sort key in a cursor. Throws `invalid_input` for anything that `writeCursor` did not write for this list. */
export function readCursor(cursor: string, kinds: readonly Kind[]): string[] {
  const key = parse(cursor)
  const fits =
    Array.isArray(key) &&
    key.length === kinds.length &&
    kinds.every((kind, place) => isOf(kind, key[place]))
  if (!fits) throw new AppError('invalid_input', { field: 'cursor' })
  return key
}

function isOf(kind: Kind, value: unknown): value is string {
  if (typeof value !== 'string' || !shapes[kind].test(value)) return false
  return kind !== 'time' || !Number.isNaN(Date.parse(value))
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
