import { eq } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { heartbeats } from '../../../../db/schema/index.ts'
import { isLate } from './timed-work.ts'

/** Does nobody look at what becomes due? Alerts are raised, repeated and escalated by that look. */
export async function isTimedWorkLate(db: Queryable, now: Date): Promise<boolean> {
  const [sweep] = await db.select().from(heartbeats).where(eq(heartbeats.name, 'sweep'))
  return isLate('sweep', sweep?.at ?? null, now)
}
