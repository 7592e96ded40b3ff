import { sql } from 'drizzle-orm'
import { emergencyPermits } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { CARD_WINDOW, mayOpenAnother, PERMIT_LIFE } from './emergency.ts'

/**
 * Asks for a second person, whose word allows five more employees within the hour; one request waits at a time, and
 * asking again gives that one. Throws AppError `nothing_to_do` while one more card may be opened anyway.
 */
export function requestPermit(
  core: Core,
  { requesterId }: { requesterId: string },
): Promise<{ permitId: string }> {
  return inTransaction(core, async (t) => {
    await t.tx.execute(sql`select 1 from employees where id = ${requesterId} for no key update`)
    const facts = await findFacts(t, requesterId)
    if (facts.waitingId) return { permitId: facts.waitingId }
    if (mayOpenAnother(facts)) throw new AppError('nothing_to_do')
    const permitId = newId('permit', t.now)
    await t.tx.insert(emergencyPermits).values({
      id: permitId,
      requestedBy: requesterId,
      requestedAt: t.now,
      expiresAt: addMilliseconds(t.now, PERMIT_LIFE),
    })
    await writeAudit(t.tx, t.now, {
      actorId: requesterId,
      action: 'emergency.permit_requested',
      subject: permitId,
    })
    return { permitId }
  })
}

type Facts = { waitingId: string | null; opened: number; permits: number }

async function findFacts(t: TxCore, requesterId: string): Promise<Facts> {
  const now = t.now.toISOString()
  const result = await t.tx.execute(sql`
    select
      (select id from emergency_permits where requested_by = ${requesterId} and granted_at is null
        and expires_at > ${now} limit 1) as "waitingId",
      (select count(*)::int from emergency_permits where requested_by = ${requesterId}
        and granted_at is not null and expires_at > ${now}) as permits,
      (select count(distinct employee_id)::int from emergencies where opened_by = ${requesterId}
        and opened_at > ${addMilliseconds(t.now, -CARD_WINDOW).toISOString()}) as opened`)
  return rowsOf<Facts>(result)[0] ?? { waitingId: null, opened: 0, permits: 0 }
}
