import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { queryDates } from '../../kernel/query-dates.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import type { MessageKind } from './message.ts'

export type Unsettled = {
  id: string
  kind: MessageKind
  outId: string
  phoneHash: string
  phoneSealed: Buffer
  claimedAt: Date
  missedQueries: number
  dates: string[]
}

/**
 * Takes messages whose end nobody knows and notes that they are looked up now, so that two instances ask for
 * different ones. The older, the rarer: once a minute at first, a twentieth of the age later.
 */
export async function listUnsettled(
  q: Queryable,
  due: { now: Date; claimedBefore: Date; sendingBefore: Date; limit: number },
): Promise<Unsettled[]> {
  const now = due.now.toISOString()
  const result = await q.execute(sql`
    with due as (
      select m.id from messages m
      where (m.state = 'uncertain' and m.claimed_at <= ${due.claimedBefore.toISOString()}
          or m.state = 'sending' and m.claimed_at <= ${due.sendingBefore.toISOString()})
        and (m.last_query_at is null or m.last_query_at
          <= ${now}::timestamptz - greatest(interval '1 minute', (${now}::timestamptz - m.claimed_at) / 20))
      order by m.claimed_at limit ${due.limit} for update skip locked),
    taken as (
      update messages m set state = 'uncertain', last_query_at = ${now} from due where m.id = due.id
      returning m.id, m.kind, m.out_id, m.phone_hash, m.contact_id, m.claimed_at, m.missed_queries)
    select taken.*, c.phone_sealed from taken join contacts c on c.id = taken.contact_id`)
  return rowsOf<Row>(result).map((row) => {
    const claimedAt = toDate(row.claimed_at) ?? due.now
    return {
      id: row.id,
      kind: row.kind,
      outId: row.out_id,
      phoneHash: row.phone_hash,
      phoneSealed: toBuffer(row.phone_sealed),
      claimedAt,
      missedQueries: row.missed_queries,
      dates: queryDates(claimedAt),
    }
  })
}

type Row = {
  id: string
  kind: MessageKind
  out_id: string
  phone_hash: string
  phone_sealed: unknown
  claimed_at: unknown
  missed_queries: number
}
