import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'

/** Forgets the guards of numbers that no contact has any more. */
export async function purgeGuards(core: Core): Promise<void> {
  await core.db.execute(sql`
    delete from send_guards g where not exists (select 1 from contacts c where c.phone_hash = g.phone_hash)`)
}
