import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { isOpenCall } from './drill.ts'
import { putDown } from './put-down.ts'

/** Puts down the drill cards that nobody pressed anything on for `HELD_FOR`, but for those whose call has no result yet. */
export async function closeForgottenCards(core: Core): Promise<void> {
  await inTransaction(core, (t) =>
    putDown(
      t,
      sql`held_until <= ${t.now.toISOString()} and not exists (
        select 1 from drill_calls c where c.drill_person_id = drill_people.id and ${isOpenCall})`,
    ),
  )
}
