import { sql } from 'drizzle-orm'
import { schedule } from '../../../api/_src/flow/schedule.ts'
import type { World } from '../../support/world.ts'
import { ask } from '../invariants.ts'

const MOST_ROUNDS = 60

/** All instances drain at once, and the stand-ins push, until nothing is due. */
export async function drain(world: World): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await Promise.all(world.contexts.map(({ drainSoon }) => drainSoon()))
    await world.sandbox.settle()
    const [row] = await ask<{ due: number }>(
      world,
      sql`select count(*)::int as due from jobs
        where dead_at is null and run_at <= ${world.clock.now().toISOString()}`,
    )
    if (row?.due === 0) return
  }
  throw new Error('the world does not come to rest')
}

/** What the clock brings about: all instances look at once, at night for all that the night does. */
export async function sweep(world: World, { isNight }: { isNight: boolean }): Promise<void> {
  await world.sandbox.settle()
  await Promise.all(world.contexts.map(schedule.sweep))
  if (isNight) await Promise.all(world.contexts.map(schedule.nightly))
  await drain(world)
}

/**
 * How old a vendor's token is, and how long nobody asks for another, the database counts in real time: what is an hour in
 * the story must be one for it too.
 */
export async function ageTokens(world: World, milliseconds: number): Promise<void> {
  const span = sql`${milliseconds}::double precision * interval '1 millisecond'`
  await world.context.db.execute(sql`
    update provider_tokens set expires_at = expires_at - ${span}, refreshing_until = refreshing_until - ${span}`)
}
