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

/**
 * All instances at once sweep and drain, and the stand-ins push, until a whole round leaves nothing due and nothing new.
 */
export function createSettle(
  instances: () => readonly Context[],
  sandbox: Sandbox,
): () => Promise<void> {
  let night = nightOf(new Date(sandbox.now()))
  return async () => {
    const contexts = instances()
    const atOnce = (work: (context: Context) => Promise<void>) => Promise.all(contexts.map(work))
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = sandbox.revision()
      await sandbox.settle()
      await atOnce(schedule.sweep)
      const tonight = nightOf(new Date(sandbox.now()))
      if (tonight !== night) await atOnce(schedule.nightly)
      night = tonight
      await atOnce(({ drainSoon }) => drainSoon())
      await sandbox.settle()
      if (sandbox.revision() === before && (await dueJobs(contexts)) === 0) return
    }
    throw new Error('the world does not come to rest')
  }
}

async function dueJobs([context]: readonly Context[]): Promise<number> {
  if (!context) return 0
  const now = context.clock.now().toISOString()
  const result = await context.db.execute(
    sql`select count(*)::int as due from jobs where dead_at is null and run_at <= ${now}`,
  )
  return rowsOf<{ due: number }>(result)[0]?.due ?? 0
}
