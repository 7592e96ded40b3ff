import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../db/client.ts'
import type { Core } from './core.ts'
import { rowsOf } from './rows.ts'
import { takeCalendars } from './workdays.ts'

/**
 * Takes over the years that administrators uploaded: from then on `isWorkday` goes by them, in this process. Read with the
 * settings, so that every instance has a new year within seconds.
 */
export async function loadCalendars(q: Queryable): Promise<void> {
  const result = await q.execute(sql`
    select distinct on (year) year, days from calendars order by year, id desc`)
  takeCalendars(rowsOf<{ year: number; days: Record<string, boolean> }>(result))
}

/**
 * Brings the uploaded years up to date, for whatever asks `isWorkday` next and reads no settings itself: they come with the
 * settings, whose values nobody wants here.
 */
export async function refreshCalendars({ settings, db }: Core): Promise<void> {
  await settings.read(db)
}
