import { sql } from 'drizzle-orm'
import { addMilliseconds, MINUTE } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'

/**
 * Looks whether the SMS to the company's own number, or its receipt, is overdue by the settings; each is announced
 * once, as `canary.overdue`.
 */
export async function sweepCanary(core: Core & { canaryPhone: string | null }): Promise<void> {
  if (!core.canaryPhone) return
  const now = core.clock.now()
  const { canaryMinutes } = await core.settings.read(core.db)
  const since = addMilliseconds(now, -canaryMinutes * MINUTE).toISOString()
  await core.db.execute(sql`
    with overdue as (
      update canaries set warned_at = ${now.toISOString()}
      where warned_at is null and state in ('planned', 'sending', 'sent', 'uncertain')
        and coalesce(claimed_at, planned_at) <= ${since} returning day)
    ${announcing('canary.overdue', now, sql`jsonb_build_object('day', day)`)} from overdue`)
}
