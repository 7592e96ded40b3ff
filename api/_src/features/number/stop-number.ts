import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'

/** The number's owner said stop (退订, TD, T): no SMS to it again, whoever asks (design §4.4). Idempotent. */
export async function stopNumber(core: Core, input: { phoneHash: string }): Promise<void> {
  const at = core.clock.now().toISOString()
  await core.db.execute(sql`
    insert into numbers (phone_hash, stopped_at) values (${input.phoneHash}, ${at})
    on conflict (phone_hash) do update set stopped_at = coalesce(numbers.stopped_at, excluded.stopped_at)`)
}
