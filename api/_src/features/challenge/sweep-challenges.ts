import { type SQL, sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import type { EventName } from '../../kernel/events.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'

/** Rows per statement: short locks, and a crash in between loses nothing. */
const PAGE = 1_000

/**
 * Changes due open challenges page by page and announces each, both in one statement, so every challenge is
 * announced exactly once however many sweeps run at once (rows held by another are left to it). Says how many.
 */
export async function sweepChallenges(
  core: Core,
  sweep: { event: EventName; set: SQL; due: (now: string) => SQL },
): Promise<number> {
  let total = 0
  for (;;) {
    const now = core.clock.now()
    const result = await core.db.execute(sql`
      with due as (
        select id from challenges where state = 'open' and ${sweep.due(now.toISOString())}
        order by id limit ${PAGE} for update skip locked),
      changed as (
        update challenges set ${sweep.set} from due where challenges.id = due.id returning challenges.id),
      told as (${announcing(sweep.event, now, sql`jsonb_build_object('challengeId', id)`)} from changed)
      select count(*)::int as count from changed`)
    const [row] = rowsOf<{ count: number }>(result)
    const count = row?.count ?? 0
    total += count
    if (count < PAGE) return total
  }
}
