import { desc, eq } from 'drizzle-orm'
import { calendars, employees } from '../../../../db/schema/index.ts'
import type { Calendars } from '../../../../shared/calendar.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { calendarSource, isWeekend, isWorkday, nextDate } from '../../kernel/workdays.ts'
import { judgeDays } from './judge-days.ts'

const PAGE = 30

/** How last, this and next year are laid, and who uploaded what, the latest first. */
export async function listCalendars(core: Core): Promise<Calendars> {
  const rows = await core.db
    .select({ calendar: calendars, by: employees.name })
    .from(calendars)
    .leftJoin(employees, eq(employees.id, calendars.uploadedBy))
    .orderBy(desc(calendars.id))
    .limit(PAGE)
  const year = Number(shanghaiDate(core.clock.now()).slice(0, 4))
  return {
    years: [year + 1, year, year - 1].map(viewYear),
    history: rows.map(({ calendar: { id, year: of, days, at }, by }) => {
      const { freeDays, workedDays } = judgeDays(of, days)
      const counts = { freeDays: freeDays.length, workedDays: workedDays.length }
      return { id, year: of, ...counts, by, at: at.toISOString() }
    }),
  }
}

function viewYear(year: number): Calendars['years'][number] {
  let [freeDays, workedDays] = [0, 0]
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = nextDate(date)) {
    if (isWorkday(date) && isWeekend(date)) workedDays++
    if (!isWorkday(date) && !isWeekend(date)) freeDays++
  }
  return { year, source: calendarSource(year), freeDays, workedDays }
}
