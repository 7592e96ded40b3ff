import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { CHECK_AGAIN_AFTER, nightlyShare } from './number.ts'

/**
 * Every night the numbers of live contacts that were checked longest ago: so many that all have their turn within the days of
 * the settings (design §9: 60 at the latest), level from night to night, and whatever would be older by tomorrow. Announces `number.aged` for each
 * contact with such a number. Run twice it asks no carrier twice: the answer is fresh then. Says how many contacts.
 */
export async function planNumberChecks(core: Core): Promise<number> {
  const now = core.clock.now()
  const { numberCheckDays } = await core.settings.read(core.db)
  const before = (days: number) => addMilliseconds(now, -days * DAY).toISOString()
  const live = sql`c.channel = 'mobile' and c.state in ('pending', 'valid', 'due', 'unanswered')`
  const result = await core.db.execute(
    sql`select count(distinct phone_hash)::int as count from contacts c where ${live}`,
  )
  const share = nightlyShare(rowsOf<{ count: number }>(result)[0]?.count ?? 0, numberCheckDays)
  const told = await core.db.execute(sql`
    with aged as materialized (
      select phone_hash, checked_at, row_number() over (order by checked_at, phone_hash) as place from (
        select c.phone_hash, coalesce(n.checked_at, max(c.created_at)) as checked_at
        from contacts c left join numbers n on n.phone_hash = c.phone_hash where ${live} group by 1, n.checked_at) known
      where checked_at <= ${before(CHECK_AGAIN_AFTER)}),
    wanted as (
      select c.id from aged a join contacts c on c.phone_hash = a.phone_hash and ${live}
      where a.place <= ${share} or a.checked_at <= ${before(numberCheckDays - 1)}),
    told as (${announcing('number.aged', now, sql`jsonb_build_object('contactId', id)`)} from wanted returning 1)
    select count(*)::int as count from told`)
  return rowsOf<{ count: number }>(told)[0]?.count ?? 0
}
