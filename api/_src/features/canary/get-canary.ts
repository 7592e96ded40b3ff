import { desc } from 'drizzle-orm'
import { canaries } from '../../../../db/schema/index.ts'
import type { Canary } from '../../../../shared/operations.ts'
import type { Core } from '../../kernel/core.ts'
import { viewCanary } from './canary.ts'

const DAYS = 7

/** How the SMS to the company's own number have arrived lately; null where no number is configured. */
export async function getCanary(
  core: Core & { canaryPhone: string | null },
): Promise<Canary | null> {
  if (!core.canaryPhone) return null
  const [{ canaryHour, canaryMinutes }, rows] = await Promise.all([
    core.settings.read(core.db),
    core.db.select().from(canaries).orderBy(desc(canaries.day)).limit(DAYS),
  ])
  return viewCanary(rows, { hour: canaryHour, minutes: canaryMinutes }, core.clock.now())
}
