import { sql } from 'drizzle-orm'
import { MINUTE } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import type { Calls } from './calls-since.ts'

export const WINDOW = 5 * MINUTE

/** Adds what one instance called to what all of them did in these five minutes. */
export async function recordCalls(
  core: Pick<Core, 'db' | 'clock'>,
  calls: readonly Calls[],
): Promise<void> {
  if (calls.length === 0) return
  const now = core.clock.now().getTime()
  const at = new Date(now).toISOString()
  const windowStart = new Date(now - (now % WINDOW)).toISOString()
  await core.db.execute(sql`
    insert into provider_windows as w (provider, window_start, answered, failed, total_ms, last_failure, broken_at)
    select provider, ${windowStart}, answered, failed, "totalMs", "lastFailure",
      case when broken then ${at}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as c(provider text, answered int, failed int,
      "totalMs" bigint, "lastFailure" text, broken boolean)
    on conflict (provider, window_start) do update set answered = w.answered + excluded.answered,
      failed = w.failed + excluded.failed, total_ms = w.total_ms + excluded.total_ms,
      last_failure = coalesce(excluded.last_failure, w.last_failure),
      broken_at = coalesce(excluded.broken_at, w.broken_at)`)
}
