import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { announcing } from '../../kernel/outbox.ts'

/** Receipts of all SMS come to one address; these are known by their OutId. */
export const OUT_ID_PREFIX = 'canary_'

export type Which = { day: string } | { outId: string }

const unsettled = sql`state in ('planned', 'sending', 'sent', 'uncertain')`

/** The handset has it; a delivery also outweighs an earlier failure. */
export async function saveDelivered(q: Queryable, outId: string, at: Date): Promise<void> {
  await q.execute(sql`
    update canaries set state = 'delivered', delivered_at = ${at.toISOString()}, err_code = null
    where out_id = ${outId} and state <> 'delivered'`)
}

/** It will not arrive. Administrators are told, once. */
export async function saveFailed(
  q: Queryable,
  which: Which,
  code: string,
  now: Date,
): Promise<undefined> {
  const trouble = sql`jsonb_build_object('kind', 'canary_failed', 'subject', ${code}::text)`
  await q.execute(sql`
    with failed as (
      update canaries set state = 'failed', err_code = ${code}, warned_at = ${now.toISOString()}
      where ${matches(which)} and ${unsettled} returning day)
    ${announcing('trouble.seen', now, trouble)} from failed`)
}

function matches(which: Which): SQL {
  return 'day' in which ? sql`day = ${which.day}` : sql`out_id = ${which.outId}`
}
