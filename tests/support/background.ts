import { sql } from 'drizzle-orm'
import { nightOf } from '../../api/_src/commands/server/ticker.ts'
import type { Context } from '../../api/_src/context.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import type { RunSoon } from '../../api/_src/kernel/run-soon.ts'
import type { Sandbox } from '../sandbox/world.ts'

/** Work that follows an answer, and a way to hold it back: as where an instance is frozen once it has answered. */
export function freezable(runSoon: RunSoon): {
  drainSoon: RunSoon
  freeze<T>(during: () => Promise<T>): Promise<T>
} {
  let frozen = false
  return {
    drainSoon: Object.assign(() => (frozen ? Promise.resolve() : runSoon()), {
      idle: runSoon.idle,
    }),
    async freeze(during) {
      await runSoon.idle()
      frozen = true
      try {
        return await during()
      } finally {
        frozen = false
      }
    },
  }
}

const MOST_ROUNDS = 200

/** Sweeps, drains and lets the stand-ins push until a whole round leaves nothing due and nothing new. */
export function createSettle(context: Context, sandbox: Sandbox): () => Promise<void> {
  let night = nightOf(context.clock.now())
  return async () => {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = sandbox.revision()
      await sandbox.settle()
      await schedule.sweep(context)
      const tonight = nightOf(context.clock.now())
      if (tonight !== night) await schedule.nightly(context)
      night = tonight
      await context.drainSoon()
      await sandbox.settle()
      if (sandbox.revision() === before && (await dueJobs(context)) === 0) return
    }
    throw new Error('the world does not come to rest')
  }
}

async function dueJobs(context: Context): Promise<number> {
  const now = context.clock.now().toISOString()
  const result = await context.db.execute(
    sql`select count(*)::int as due from jobs where dead_at is null and run_at <= ${now}`,
  )
  return rowsOf<{ due: number }>(result)[0]?.due ?? 0
}
