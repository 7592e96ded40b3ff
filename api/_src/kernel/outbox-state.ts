import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../db/client.ts'
import { rowsOf, toDate } from './rows.ts'

export type LaneState = { lane: string; waiting: number; oldestSeconds: number }

/**
 * What is due in each lane, and for how long the oldest has been; lanes with nothing due are left out. What an import
 * announced for every clock (1970) is counted, and has no age.
 */
export async function listLanes(db: Queryable, now: Date): Promise<LaneState[]> {
  const at = now.toISOString()
  const result = await db.execute(sql`
    select lane, count(*)::int as waiting,
      coalesce(greatest(0, extract(epoch from ${at}::timestamptz
        - min(run_at) filter (where run_at > '1970-01-02')))::int, 0) as "oldestSeconds"
    from jobs where dead_at is null and run_at <= ${at} group by lane order by lane`)
  return rowsOf<LaneState>(result)
}

export type BuriedJob = {
  id: number
  event: string
  payload: Record<string, unknown>
  attempts: number
  error: string | null
  deadAt: Date
}

/** Jobs that wait for a person, the latest first. */
export async function listBuried(
  db: Queryable,
  { before, limit }: { before: number | null; limit: number },
): Promise<BuriedJob[]> {
  const result = await db.execute(sql`
    select id, event, payload, attempts, last_error as error, dead_at as "deadAt" from jobs
    where dead_at is not null and (${before}::bigint is null or id < ${before}) order by id desc limit ${limit}`)
  return rowsOf<BuriedJob & { id: number | string }>(result).map((row) => ({
    ...row,
    id: Number(row.id),
    deadAt: toDate(row.deadAt) ?? new Date(0),
  }))
}

/** Gives a job that was given up, or all of them, a new life with all its attempts; how many there were. */
export async function reviveJobs(db: Queryable, now: Date, id: number | null): Promise<number> {
  const result = await db.execute(sql`
    update jobs set dead_at = null, attempts = 0, run_at = ${now.toISOString()}, lease_token = null, leased_until = null
    where dead_at is not null and (${id}::bigint is null or id = ${id}) returning id`)
  return rowsOf(result).length
}
