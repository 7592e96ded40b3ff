import { sql } from 'drizzle-orm'
import type { Core } from '../../api/_src/kernel/core.ts'
import type { EventName, Events } from '../../api/_src/kernel/events.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'

/** What was announced so far under one name, oldest first. */
export async function announced<E extends EventName>(core: Core, event: E): Promise<Events[E][]> {
  const result = await core.db.execute(
    sql`select payload from jobs where event = ${event} order by id`,
  )
  return rowsOf<{ payload: Events[E] }>(result).map(({ payload }) => payload)
}
