import { sql } from 'drizzle-orm'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { OPEN_AT_MOST } from './emergency.ts'
import { endCards } from './end-cards.ts'

/** Closes the cards that nobody closed for 12 hours. Gives back how many there were. */
export function closeForgottenEmergencies(core: Core): Promise<number> {
  return inTransaction(core, (t) => {
    const before = addMilliseconds(t.now, -OPEN_AT_MOST).toISOString()
    return endCards(t, { which: sql`opened_at <= ${before}`, actorId: null, itself: true })
  })
}
