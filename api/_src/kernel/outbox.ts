import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../db/client.ts'
import { type EventName, type Events, type Lane, laneOf } from './events.ts'
import { arrayOf, rowsOf } from './rows.ts'

/** Leaves work in the outbox, inside the caller's transaction: it happens if and only if the rest does. */
export async function announce<E extends EventName>(
  tx: Queryable,
  at: Date,
  event: E,
  payload: Events[E],
): Promise<void> {
  await tx.execute(
    sql`insert into jobs (lane, event, payload, run_at)
        values (${laneOf[event] ?? 'inside'}, ${event}, ${JSON.stringify(payload)}::jsonb, ${at.toISOString()})`,
  )
}

/** The same for many payloads of one event, in one statement. */
export async function announceAll<E extends EventName>(
  tx: Queryable,
  at: Date,
  event: E,
  payloads: readonly Events[E][],
): Promise<void> {
  if (payloads.length === 0) return
  await tx.execute(
    sql`insert into jobs (lane, event, payload, run_at)
        select ${laneOf[event] ?? 'inside'}, ${event}, value, ${at.toISOString()}
        from jsonb_array_elements(${JSON.stringify(payloads)}::jsonb)`,
  )
}

/**
 * The same as a part of a larger statement, which goes on with `from …`:
 * `told as (${announcing('message.sent', now, sql`jsonb_build_object('messageId', id)`)} from sent)`.
 * `at` may be a column, where each row has its own time.
 */
export function announcing(event: EventName, at: Date | SQL, payload: SQL): SQL {
  const runAt = at instanceof Date ? sql`${at.toISOString()}::timestamptz` : at
  return sql`insert into jobs (lane, event, payload, run_at)
    select ${laneOf[event] ?? 'inside'}, ${event}, ${payload}, ${runAt}`
}

export type Job = {
  id: number
  event: EventName
  payload: unknown
  attempts: number
  leaseToken: string
}

/**
 * Takes up to `limit` due jobs of a lane for `leaseMs`. A job whose lease ran out is taken again; attempts
 * count here, so a worker that dies each time still runs out of them. Times are on the caller's clock. What
 * the caller has `finished` meanwhile goes away in the same round trip, as in finishJobs.
 */
export async function claimJobs(
  db: Queryable,
  claim: {
    lane: Lane
    limit: number
    now: Date
    leaseMs: number
    leaseToken: string
    finished?: readonly number[]
  },
): Promise<Job[]> {
  const now = claim.now.toISOString()
  const until = new Date(claim.now.getTime() + claim.leaseMs).toISOString()
  const result = await db.execute(sql`
    with finished as (
      delete from jobs
      where lease_token = ${claim.leaseToken} and id = any(${arrayOf(claim.finished ?? [])}::bigint[]))
    update jobs set attempts = attempts + 1, lease_token = ${claim.leaseToken}, leased_until = ${until}
    where id = any(array(
      select id from jobs
      where lane = ${claim.lane} and dead_at is null and run_at <= ${now}
        and (leased_until is null or leased_until <= ${now})
      order by run_at, id limit ${claim.limit} for update skip locked))
    returning id, event, payload, attempts`)
  return rowsOf<{ id: number | string; event: EventName; payload: unknown; attempts: number }>(
    result,
  ).map((row) => ({
    ...row,
    id: Number(row.id),
    leaseToken: claim.leaseToken,
  }))
}

/** Done rows go away; a job whose lease another worker took meanwhile is left to that worker. */
export async function finishJobs(
  db: Queryable,
  leaseToken: string,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return
  await db.execute(
    sql`delete from jobs where lease_token = ${leaseToken} and id = any(${arrayOf(ids)}::bigint[])`,
  )
}

/** Puts a job back for `runAt`; `attempt: false` gives back the attempt (it was only too early). */
export async function postponeJob(
  db: Queryable,
  job: Job,
  runAt: Date,
  why: { attempt: boolean; error?: string },
): Promise<void> {
  await db.execute(
    sql`update jobs set run_at = ${runAt.toISOString()}, leased_until = null, lease_token = null,
          attempts = attempts - ${why.attempt ? 0 : 1}, last_error = ${why.error ?? null}
        where id = ${job.id} and lease_token = ${job.leaseToken}`,
  )
}

/** A job that failed too often waits for a person. */
export async function buryJob(db: Queryable, job: Job, now: Date, error: string): Promise<void> {
  await db.execute(
    sql`update jobs set dead_at = ${now.toISOString()}, leased_until = null, last_error = ${error}
        where id = ${job.id} and lease_token = ${job.leaseToken}`,
  )
}

/** How many jobs wait for a person. */
export async function countBuried(db: Queryable): Promise<number> {
  const result = await db.execute(
    sql`select count(*)::int as count from jobs where dead_at is not null`,
  )
  return rowsOf<{ count: number }>(result)[0]?.count ?? 0
}
