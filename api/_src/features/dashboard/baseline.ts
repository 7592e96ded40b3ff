import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import type { Places } from './dashboard-places.ts'

/** What was measured of the first import, under these names; written once (record-baseline.ts). */
export const baselineMeasures = {
  dead: 'baseline_dead',
  strangers: 'baseline_strangers',
  stale: 'baseline_stale',
  answered_in_a_week: 'baseline_answered',
} as const
export type Baseline = Partial<Record<keyof typeof baselineMeasures, number>> & { day: string }

/** The baseline in per cent; null before the first import was measured. A measure of nothing is left out. */
export async function findBaseline(db: Queryable, places: Places): Promise<Baseline | null> {
  const result = await db.execute(sql`
    select day::text as day, measure, sum(value)::int as value, sum(out_of)::int as "outOf" from dashboard_days
    where department_id = any(${arrayOf(places.departmentIds ?? [''])}::text[])
      and measure = any(${arrayOf(Object.values(baselineMeasures))}::text[])
    group by day, measure`)
  const rows = rowsOf<{ day: string; measure: string; value: number; outOf: number }>(result)
  const [first] = rows
  if (!first) return null
  const known = Object.entries(baselineMeasures).flatMap(([id, measure]) => {
    const row = rows.find((one) => one.measure === measure)
    return row && row.outOf > 0 ? [[id, (100 * row.value) / row.outOf]] : []
  })
  return { day: first.day, ...Object.fromEntries(known) }
}
