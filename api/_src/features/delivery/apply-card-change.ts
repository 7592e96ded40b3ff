import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { WecomCardChange, WecomCardsPort } from '../../ports/wecom-cards.ts'
import type { Press } from './press-queries.ts'

/**
 * Changes the card that was just pressed, with the code that came with the press, which is used up. `button` is the
 * last word. False: it could not be, and the presser has to be told another way.
 */
export async function applyCardChange(
  core: Core & { wecomCards: WecomCardsPort },
  press: Press,
  change: WecomCardChange,
): Promise<boolean> {
  if (press.employeeId !== press.recipientId) return false
  const settledAt = change.kind === 'button' ? core.clock.now().toISOString() : null
  const [taken] = rowsOf<{ code: string | null }>(
    await core.db.execute(sql`
      with old as (select id, response_code from deliveries where id = ${press.deliveryId} for update)
      update deliveries d set response_code = null, settled_at = ${settledAt} from old where d.id = old.id
      returning old.response_code as code`),
  )
  if (!taken?.code) return false
  try {
    await core.wecomCards.update({ userids: [press.userid], responseCode: taken.code, change })
    return true
  } catch (error) {
    if (error instanceof ProviderError) return false
    throw error
  }
}
