import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { AlertReason } from '../../../../shared/alert.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inPlaces, type Places } from './dashboard-places.ts'

export type ContactCounts = {
  valid: number
  waiting: number
  due: number
  invalid: number
  dead: number
  strangers: number
  /** Live ones, and those of them of which nobody said anything within a year. */
  live: number
  stale: number
}

/** How the contacts that are not retired stand. */
export async function countContacts(
  db: Queryable,
  places: Places,
  now: Date,
): Promise<ContactCounts> {
  const yearAgo = addMilliseconds(now, -365 * DAY).toISOString()
  const result = await db.execute(sql`
    select count(*) filter (where c.state = 'valid')::int as valid,
      count(*) filter (where c.state in ('draft', 'pending', 'unanswered'))::int as waiting,
      count(*) filter (where c.state = 'due')::int as due,
      count(*) filter (where c.state = 'invalid')::int as invalid,
      count(*) filter (where c.cause = 'dead')::int as dead,
      count(*) filter (where c.cause in ('reassigned', 'wrong_person'))::int as strangers,
      count(*) filter (where c.state <> 'invalid')::int as live,
      count(*) filter (where c.state <> 'invalid' and coalesce(greatest(c.proof_at, c.affirmed_at,
        case when c.source <> 'import' then c.created_at end), '-infinity') < ${yearAgo})::int as stale
    from contacts c join employees e on e.id = c.employee_id
    where c.state <> 'retired' and e.status <> 'left' and ${inPlaces(places, sql`e.department_id`)}`)
  const [counts] = rowsOf<ContactCounts>(result)
  if (!counts) throw new Error('a count of everything gave no row')
  return counts
}

/** Ten bins of the score, 0–1 to 9–10, and how many are high risk (design §3). */
export async function countScores(
  db: Queryable,
  places: Places,
): Promise<{ histogram: number[]; highRisk: number }> {
  const result = await db.execute(sql`
    select least(s.tenths / 10, 9) as bin, count(*)::int as count,
      count(*) filter (where s.high_risk)::int as high
    from scores s join employees e on e.id = s.employee_id
    where e.status <> 'left' and ${inPlaces(places, sql`e.department_id`)} group by 1`)
  const rows = rowsOf<{ bin: number; count: number; high: number }>(result)
  return {
    histogram: Array.from(
      { length: 10 },
      (_, bin) => rows.find((row) => row.bin === bin)?.count ?? 0,
    ),
    highRisk: rows.reduce((sum, { high }) => sum + high, 0),
  }
}

const MOST_REASONS = 8

/** Why HR is asked to look, over all open alerts, the commonest first. */
export async function countReasons(
  db: Queryable,
  places: Places,
): Promise<{ reason: AlertReason; count: number }[]> {
  const result = await db.execute(sql`
    select reason, count(*)::int as count from alerts a, unnest(a.reasons) as reason
    where a.state in ('open', 'in_follow_up') and ${inPlaces(places, sql`a.department_id`)}
    group by reason order by count(*) desc, reason limit ${MOST_REASONS}`)
  return rowsOf<{ reason: AlertReason; count: number }>(result)
}
