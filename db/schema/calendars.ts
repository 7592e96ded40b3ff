import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/**
 * The arranged days of a year as an administrator uploaded them, append-only: of each year the latest holds, the others
 * are its history.
 */
export const calendars = pgTable(
  'calendars',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    year: integer().notNull(),
    /** `yyyy-mm-dd`: is it worked? Days that are not named are worked from Monday to Friday. */
    days: jsonb().$type<Record<string, boolean>>().notNull(),
    uploadedBy: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('calendars_by_year').on(t.year, t.id)],
)
