import { type SQL, sql } from 'drizzle-orm'
import type { TxCore } from '../../kernel/core.ts'
import { announceAll } from '../../kernel/outbox.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { standing } from './drill.ts'

/**
 * Puts down the cards of `drill_people` that fit: somebody else may take them. What their calls found out is announced
 * now, for until then a slip is corrected without a trace; and once per employee, that their contacts were called.
 */
export async function putDown(t: TxCore, which: SQL): Promise<void> {
  const now = t.now.toISOString()
  const down = await t.tx.execute(sql`
    update drill_people set held_until = null where ${which} returning id`)
  const ids = arrayOf(rowsOf<{ id: string }>(down).map(({ id }) => id))
  const found = await t.tx.execute(sql`
    update drill_calls c set applied_at = ${now}
    where c.drill_person_id = any(${ids}::text[]) and c.applied_at is null and c.outcome <> 'dialled'
      and ${standing(sql`c.id`)}
    returning c.id`)
  const calls = rowsOf<{ id: number | string }>(found).map(({ id }) => ({ callId: Number(id) }))
  await announceAll(t.tx, t.now, 'drill.called', calls)
  const told = await t.tx.execute(sql`
    update drill_people set told_at = ${now}
    where id = any(${ids}::text[]) and dialled_at is not null and told_at is null returning id`)
  const people = rowsOf<{ id: string }>(told).map(({ id }) => ({ drillPersonId: id }))
  await announceAll(t.tx, t.now, 'drill.person_called', people)
}
