import { sql } from 'drizzle-orm'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'

/**
 * Asks for a reading of the whole directory, at the next sweep; one that waits already is enough. `acceptLeavers`: a
 * person says that everybody who is missing has left, however many they are. `askedBy` null: the clock.
 */
export async function requestSync(
  core: Core,
  { askedBy, acceptLeavers = false }: { askedBy: string | null; acceptLeavers?: boolean },
): Promise<void> {
  await inTransaction(core, async ({ tx, now }) => {
    const id = newId('directorySync', now)
    const at = now.toISOString()
    await tx.execute(sql`
      insert into directory_syncs as s (id, state, asked_by, accept_leavers, due_at, created_at)
      values (${id}, 'due', ${askedBy}, ${acceptLeavers}, ${at}, ${at})
      on conflict ((ended_at is null)) where ended_at is null do update
        set accept_leavers = s.accept_leavers or excluded.accept_leavers,
          asked_by = coalesce(excluded.asked_by, s.asked_by), due_at = least(s.due_at, excluded.due_at)`)
    if (askedBy !== null)
      await writeAudit(tx, now, {
        actorId: askedBy,
        action: 'directory.sync_requested',
        subject: askedBy,
        details: { acceptLeavers },
      })
  })
}
