import { sql } from 'drizzle-orm'
import { index, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { instant, sealed } from '../columns.ts'

/** When 人事助手 was last compared with an employee's contacts, and what HR must look at. */
export const rosterReadings = pgTable(
  'roster_readings',
  {
    employeeId: text().primaryKey(),
    dueAt: instant().notNull(),
    leasedUntil: instant(),
    readAt: instant(),
    /** How many conflicts there are. */
    conflicts: smallint().notNull().default(0),
    /** The conflicts with the roster's names and numbers. */
    conflictsSealed: sealed(),
    /** The last reading failed with this code. */
    trouble: text(),
  },
  (t) => [
    index('roster_readings_due').on(t.dueAt),
    index('roster_readings_with_conflicts').on(t.employeeId).where(sql`${t.conflicts} > 0`),
  ],
)
