import { readCursor, writeCursor } from '../kernel/cursor.ts'

/** The row that a page of a list by descending number begins after; null: the first page. Throws `invalid_input`. */
export function readNumberCursor(cursor: string | undefined): number | null {
  return cursor === undefined ? null : Number(readCursor(cursor, ['number'])[0])
}

/** The cursor of the page after this row; null where there is none. */
export function writeNumberCursor(lastId: number | null): string | null {
  return lastId === null ? null : writeCursor([String(lastId)])
}
