import { sql } from 'drizzle-orm'
import { addMilliseconds, HOUR } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import type { Events } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'

/** A warning that goes on is told again after this long. */
const TELL_AGAIN_AFTER = 12 * HOUR

/**
 * Something that an administrator must see: one open warning per kind and subject, which counts how often it was
 * seen. Announces `warning.raised` when it is new, and again while it lasts. `details` hold no personal value.
 */
export async function raiseWarning(core: Core, trouble: Events['trouble.seen']): Promise<void> {
  const now = core.clock.now()
  const at = now.toISOString()
  const toldBefore = addMilliseconds(now, -TELL_AGAIN_AFTER).toISOString()
  await core.db.execute(sql`
    with raised as (
      insert into warnings (id, kind, subject, details, count, first_at, last_at, notified_at)
      values (${newId('warning', now)}, ${trouble.kind}, ${trouble.subject},
        ${JSON.stringify(trouble.details ?? {})}::jsonb, 1, ${at}, ${at}, ${at})
      on conflict (kind, subject) where closed_at is null do update
        set count = warnings.count + 1, last_at = greatest(warnings.last_at, excluded.last_at),
          details = excluded.details,
          notified_at = case when warnings.notified_at <= ${toldBefore} then excluded.notified_at
            else warnings.notified_at end
      returning id, notified_at)
    ${announcing('warning.raised', now, sql`jsonb_build_object('warningId', id)`)}
    from raised where notified_at = ${at}::timestamptz`)
}
