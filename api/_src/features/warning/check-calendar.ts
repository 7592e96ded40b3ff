import { shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { hasCalendar } from '../../kernel/workdays.ts'
import { raiseWarning } from './raise-warning.ts'

/**
 * From 1 November, when the State Council tells it, the administrator is told if next year's workdays are not known, and in any month if this
 * year's are not (design §8): until then fixed-date and lunar holidays stand in. Idempotent.
 */
export async function checkCalendar(core: Core): Promise<void> {
  const today = shanghaiDate(core.clock.now())
  const year = Number(today.slice(0, 4))
  const needed = today.slice(5) >= '11-01' ? [year, year + 1] : [year]
  for (const wanted of needed)
    if (!hasCalendar(wanted))
      await raiseWarning(core, { kind: 'calendar_missing', subject: String(wanted) })
}
