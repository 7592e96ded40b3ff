import { sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { endCards } from './end-cards.ts'

/**
 * Closes the card: its numbers are gone from the page, the employee is told, and what the calls led to feeds
 * the contacts. Closing twice changes nothing. Throws AppError `not_found` for a card of somebody else.
 */
export function closeEmergency(
  core: Core,
  { emergencyId, openerId }: { emergencyId: string; openerId: string },
): Promise<void> {
  return inTransaction(core, async (t) => {
    const mine = sql`id = ${emergencyId} and opened_by = ${openerId}`
    const known = rowsOf(await t.tx.execute(sql`select 1 from emergencies where ${mine}`))
    if (known.length === 0) throw new AppError('not_found')
    await endCards(t, { which: mine, actorId: openerId, itself: false })
  })
}
