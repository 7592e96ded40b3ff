import { type SQL, sql } from 'drizzle-orm'
import { writeAudit } from '../../kernel/audit.ts'
import type { TxCore } from '../../kernel/core.ts'
import { announce, announceAll } from '../../kernel/outbox.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { standing } from './emergency-queries.ts'

/** Closes the open cards that fit `which`, each with audit and what follows. Gives back how many there were. */
export async function endCards(
  t: TxCore,
  { which, actorId, itself }: { which: SQL; actorId: string | null; itself: boolean },
): Promise<number> {
  const result = await t.tx.execute(sql`
    update emergencies set closed_at = ${t.now.toISOString()}
    where closed_at is null and ${which} returning id, employee_id as "employeeId"`)
  const closed = rowsOf<{ id: string; employeeId: string }>(result)
  for (const { id, employeeId } of closed) {
    await writeAudit(t.tx, t.now, {
      actorId,
      action: 'emergency.closed',
      subject: employeeId,
      details: { emergencyId: id, ...(itself ? { itself } : {}) },
    })
    await announce(t.tx, t.now, 'emergency.closed', { emergencyId: id })
    await announceReached(t, id)
  }
  return closed.length
}

/** 联系上了 is a proof (HR reached them). It counts once the card is closed: until then a slip is corrected without a trace. */
async function announceReached(t: TxCore, emergencyId: string): Promise<void> {
  const result = await t.tx.execute(sql`
    select o.contact_id as "contactId", max(o.at) as at, max(o.actor_id) as "actorId"
    from emergency_outcomes o
    where o.emergency_id = ${emergencyId} and o.outcome = 'reached' and ${standing(sql`o.id`)}
    group by o.contact_id order by o.contact_id`)
  const reached = rowsOf<{ contactId: string; at: unknown; actorId: string }>(result)
  await announceAll(
    t.tx,
    t.now,
    'contact.reached',
    reached.map(({ contactId, at, actorId }) => ({
      contactId,
      at: toDate(at)?.toISOString() ?? '',
      actorId,
    })),
  )
}
