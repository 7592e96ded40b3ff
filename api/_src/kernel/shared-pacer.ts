import type { Queryable } from '../../../db/client.ts'
import { createPacer, type Pacer } from './pacer.ts'
import { reserveSlots } from './reserve-slots.ts'

/** A pacer in real time over all instances that share the database. */
export function createSharedPacer(db: Queryable, pace: { name: string; perSecond: number }): Pacer {
  return createPacer({
    perSecond: pace.perSecond,
    reserve: (count, intervalMs) => reserveSlots(db, { name: pace.name, count, intervalMs }),
    monotonicNow: () => performance.now(),
    schedule: (run, delayMs) => void setTimeout(run, delayMs),
  })
}
