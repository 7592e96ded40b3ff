import { calendars } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { loadCalendars } from '../../kernel/calendars.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { readDays } from './read-days.ts'

/**
 * From now on a year's workdays are those of this text; what held before stays as its history. Audited. Throws
 * AppError `invalid_input`, with the first problem, for a text that cannot be read as a whole.
 */
export async function saveCalendar(
  core: Core,
  { year, text, actorId }: { year: number; text: string; actorId: string },
): Promise<void> {
  const { days, problems } = readDays(year, text)
  const [problem] = problems
  if (problem) throw new AppError('invalid_input', { field: 'text', sentence: problem })
  await inTransaction(core, async (t) => {
    await t.tx.insert(calendars).values({ year, days, uploadedBy: actorId, at: t.now })
    await writeAudit(t.tx, t.now, { actorId, action: 'calendar.changed', subject: String(year) })
  })
  await loadCalendars(core.db)
}
