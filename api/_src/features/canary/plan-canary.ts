import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'
import { dayToPlan } from './canary.ts'

/**
 * Once a day, from the hour that the settings say, the SMS to the company's own number is to leave; however many
 * instances look, one of them plans it. Without a configured number nothing is planned. Announces `canary.planned`.
 */
export async function planCanary(core: Core & { canaryPhone: string | null }): Promise<void> {
  if (!core.canaryPhone) return
  const now = core.clock.now()
  const { canaryHour, noticeTo } = await core.settings.read(core.db)
  const day = dayToPlan(now, { hour: canaryHour, closes: noticeTo })
  if (!day) return
  await core.db.execute(sql`
    with planned as (
      insert into canaries (day, state, planned_at) values (${day}, 'planned', ${now.toISOString()})
      on conflict (day) do nothing returning day)
    ${announcing('canary.planned', now, sql`jsonb_build_object('day', day)`)} from planned`)
}
