import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../db/client.ts'
import { rowsOf } from './rows.ts'

/** Slots on the database's clock, the one clock that all instances share; milliseconds since the epoch. */
export type Reservation = { firstSlot: number; dbNow: number }

/** A pacer further ahead than this was left by a clock that has since been set back. */
const FURTHEST_AHEAD = 10_000_000

const microseconds = sql.raw(`(extract(epoch from clock_timestamp()) * 1000000)::bigint`)

/**
 * Takes the next `count` slots of a resource, `intervalMs` apart, in one statement. Unused time is not
 * saved up: after an idle period the first slot is now, and no burst follows.
 */
export async function reserveSlots(
  db: Queryable,
  take: { name: string; count: number; intervalMs: number },
): Promise<Reservation> {
  const span = Math.ceil(take.count * take.intervalMs * 1000)
  const result = await db.execute(sql`
    with clock as materialized (select ${microseconds} as us)
    insert into pacers as p (name, next_slot)
    select ${take.name}, us + ${span}::bigint from clock
    on conflict (name) do update set next_slot = ${span}::bigint + greatest(
      least(p.next_slot, excluded.next_slot - ${span}::bigint + ${FURTHEST_AHEAD}::bigint),
      excluded.next_slot - ${span}::bigint)
    returning next_slot - ${span}::bigint as first_slot, (select us from clock) as db_now`)
  const [row] = rowsOf<{ first_slot: string | number; db_now: string | number }>(result)
  if (!row) throw new Error('reserving slots returned no row')
  return { firstSlot: Number(row.first_slot) / 1000, dbNow: Number(row.db_now) / 1000 }
}

/**
 * Takes one slot of a resource now or not at all: at most `perMinute` in any minute, a fifth of them at
 * once. `null` = taken; otherwise milliseconds until one is free.
 */
export async function takeSlotNow(
  db: Queryable,
  take: { name: string; perMinute: number },
): Promise<number | null> {
  const burst = Math.max(1, Math.floor(take.perMinute / 5))
  const interval = Math.ceil(60_000_000 / Math.max(1, take.perMinute - burst))
  const slack = (burst - 1) * interval
  const result = await db.execute(sql`
    with clock as materialized (select ${microseconds} as us),
    taken as (
      insert into pacers as p (name, next_slot)
      select ${take.name}, us + ${interval}::bigint from clock
      on conflict (name) do update set next_slot =
        greatest(p.next_slot, excluded.next_slot - ${interval}::bigint) + ${interval}::bigint
      where p.next_slot <= excluded.next_slot - ${interval}::bigint + ${slack}::bigint
      returning 1)
    select (select count(*) from taken) as taken,
      (select next_slot from pacers where name = ${take.name}) - ${slack}::bigint - us as wait
    from clock`)
  const [row] = rowsOf<{ taken: string | number; wait: string | number | null }>(result)
  if (!row) throw new Error('taking a slot returned no row')
  if (Number(row.taken) > 0) return null
  // a row that lost to another instance in this very moment is seen as it was before: at least 1 ms
  return Math.max(1, Math.ceil(Number(row.wait ?? 0) / 1000))
}
