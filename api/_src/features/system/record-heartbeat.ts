import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'

/** Timed work of this name has ended well. */
export async function recordHeartbeat(core: Core, name: 'sweep' | 'nightly'): Promise<void> {
  const at = core.clock.now().toISOString()
  await core.db.execute(sql`
    insert into heartbeats (name, at) values (${name}, ${at})
    on conflict (name) do update set at = greatest(heartbeats.at, excluded.at)`)
}
