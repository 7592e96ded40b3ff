import { sql } from 'drizzle-orm'
import { ask } from '../invariants.ts'
import type { Year } from './open-year.ts'

type Print = { last: string; rows: number; sum: string }

/** Design §4.5: what stood in the history at the last look stands there still, word for word. */
export function createHistoryWatch({ world }: Year): () => Promise<string[]> {
  let kept: Print | null = null

  async function printUpTo(last: string | null): Promise<Print | undefined> {
    const rows = await ask<Print>(
      world,
      sql`select coalesce(max(id), 0)::text as last, count(*)::int as rows,
          coalesce(sum(hashtextextended(to_jsonb(h)::text, 0)), 0)::text as sum
        from contact_history h where ${last === null ? sql`true` : sql`id <= ${last}::bigint`}`,
    )
    return rows[0]
  }

  return async () => {
    const before = kept
    const again = before && (await printUpTo(before.last))
    kept = (await printUpTo(null)) ?? null
    return before && (again?.rows !== before.rows || again.sum !== before.sum)
      ? [`rows up to ${before.last} are not what they were`]
      : []
  }
}
