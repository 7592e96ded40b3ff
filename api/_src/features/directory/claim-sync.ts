import { sql } from 'drizzle-orm'
import { addMilliseconds, MINUTE } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'

export type ClaimedSync = {
  id: string
  /** Counted here: whoever dies each time runs out of them. */
  attempts: number
  acceptLeavers: boolean
  /** No reading has ever been finished: everybody in it is in service already. */
  isFirst: boolean
}

/** An instance that dies leaves the reading to another one after so long. */
const LEASE = 15 * MINUTE

/** Takes the reading that is due, or that nobody finished in time; null: there is none. Of two instances one gets it. */
export async function claimSync(core: Core): Promise<ClaimedSync | null> {
  const now = core.clock.now()
  const at = now.toISOString()
  const claimed = await core.db.execute(sql`
    update directory_syncs s set state = 'running', attempts = attempts + 1,
      started_at = coalesce(started_at, ${at}), leased_until = ${addMilliseconds(now, LEASE).toISOString()}
    where ended_at is null and ((state = 'due' and due_at <= ${at}) or (state = 'running' and leased_until <= ${at}))
    returning id, attempts, accept_leavers as "acceptLeavers",
      not exists (select 1 from directory_syncs o where o.state = 'done') as "isFirst"`)
  return rowsOf<ClaimedSync>(claimed)[0] ?? null
}
