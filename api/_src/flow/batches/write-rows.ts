import type { ReadRow, RowOutcome } from '../../features/integration/read-rows.ts'

/**
 * Puts the outcomes of the rows that could be read back among those that could not: `write` is given the good ones and
 * gives one outcome each.
 */
export async function writeGood<T>(
  read: readonly ReadRow<T>[],
  write: (rows: readonly T[]) => Promise<readonly RowOutcome[]>,
): Promise<RowOutcome[]> {
  const good = read.flatMap((one) => (one.ok ? [one.row] : []))
  const written = (good.length > 0 ? await write(good) : []).values()
  return read.map((one) => (one.ok ? nextOf(written) : one.refused))
}

function nextOf(written: IterableIterator<RowOutcome>): RowOutcome {
  const next = written.next()
  if (next.done) throw new Error('a writer gave fewer outcomes than rows')
  return next.value
}

/** Refuses some of the rows that could be read: what only the database or another row can tell. */
export function refuseSome<T>(
  read: readonly ReadRow<T>[],
  why: (row: T) => RowOutcome | null,
): ReadRow<T>[] {
  return read.map((one) => {
    const refused = one.ok ? why(one.row) : null
    return refused ? { ok: false, refused } : one
  })
}
