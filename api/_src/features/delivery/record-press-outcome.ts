import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import type { PressOutcome } from './press-queries.ts'

/**
 * Keeps what came of a press, before anybody is told: telling may fail and be tried again, and a press counts by what
 * was so when it was pressed. The first one stays; only `passed_on` gives way to what was found out elsewhere.
 */
export async function recordPressOutcome(
  core: Core,
  { key, outcome }: { key: string; outcome: PressOutcome },
): Promise<void> {
  await core.db.execute(sql`
    update card_presses set outcome = ${outcome} where key = ${key} and outcome in ('received', 'passed_on')`)
}
