import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announceAll } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'

/**
 * A contact ended: what was to be decided about it is moot, and nobody is asked any longer. Announces
 * `change_request.decided`. Idempotent.
 */
export async function withdrawChanges(core: Core, input: { contactId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    const result = await t.tx.execute(sql`
      update change_requests r set state = 'withdrawn', decider_id = null, decided_at = ${t.now.toISOString()}
      where (r.contact_id = ${input.contactId} or r.replaces_id = ${input.contactId})
        and r.state in ('with_manager', 'with_hr')
        and exists (select 1 from contacts c where c.id = ${input.contactId} and c.state in ('invalid', 'retired'))
      returning r.id`)
    await announceAll(
      t.tx,
      t.now,
      'change_request.decided',
      rowsOf<{ id: string }>(result).map(({ id }) => ({ changeRequestId: id })),
    )
  })
}
