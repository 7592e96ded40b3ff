import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/**
 * A full export that the HR lead asks for and a privacy officer, another person, decides. Nothing of the file is
 * kept: it is made anew at each download, until it expires.
 */
export const exports = pgTable(
  'exports',
  {
    id: text().primaryKey(),
    state: text({ enum: ['requested', 'approved', 'refused'] }).notNull(),
    requestedBy: text().notNull(),
    requestedAt: instant().notNull(),
    reason: text().notNull(),
    /** With all below it; null: the whole company. */
    departmentId: text(),
    /** Lines when it was asked for. */
    rows: integer().notNull(),
    decidedBy: text(),
    decidedAt: instant(),
    /** 24 hours after it was approved. */
    expiresAt: instant(),
    downloads: integer().notNull(),
  },
  (t) => [index('exports_by_requester').on(t.requestedBy, t.requestedAt)],
)
