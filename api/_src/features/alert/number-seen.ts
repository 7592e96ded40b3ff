import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { REVEALED_FOR_HOURS } from '../../../../shared/record.ts'
import { addMilliseconds, HOUR } from '../../kernel/clock.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'

/** When the actor last saw or dialled the number of a contact, if within the time that counts (design §8). */
export function numberSeenAt(
  contactId: SQL,
  { actorId, now }: { actorId: string; now: Date },
): SQL {
  const since = addMilliseconds(now, -REVEALED_FOR_HOURS * HOUR).toISOString()
  return sql`greatest(
    (select max(l.at) from audit_log l where l.at > ${since} and l.action = 'contact.revealed'
      and l.subject = ${contactId} and l.actor_id = ${actorId}),
    (select max(o.at) from emergency_outcomes o where o.contact_id = ${contactId}
      and o.actor_id = ${actorId} and o.outcome = 'dialled' and o.at > ${since}),
    (select max(o.at) from drill_calls o where o.contact_id = ${contactId}
      and o.actor_id = ${actorId} and o.outcome = 'dialled' and o.at > ${since}))`
}

/** Until when the actor may say 联系到本人 without seeing the number once more; null: not without. */
export async function findSeenUntil(
  q: Queryable,
  asked: { contactId: string; actorId: string; now: Date },
): Promise<Date | null> {
  const result = await q.execute(sql`select ${numberSeenAt(sql`${asked.contactId}`, asked)} as at`)
  const at = toDate(rowsOf<{ at: unknown }>(result)[0]?.at)
  return at && addMilliseconds(at, REVEALED_FOR_HOURS * HOUR)
}
