import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'

/**
 * Deletes what messages about alerts said and where they went, once they are settled and older than `before`: the words
 * are kept for the retry alone. A message that every way refused is written anew when it is tried again.
 */
export async function purgeBodies(core: Core, { before }: { before: Date }): Promise<void> {
  const at = before.toISOString()
  await core.db.execute(sql`
    update deliveries set body_sealed = null, sms_to_sealed = null
    where created_at <= ${at} and state in ('sent', 'failed', 'dropped')
      and (body_sealed is not null or sms_to_sealed is not null)`)
  await core.db.execute(sql`delete from card_presses where received_at <= ${at}`)
}
