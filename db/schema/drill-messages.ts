import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/**
 * Whom a drill by SMS writes to: one contact for each of the sample, once. The SMS itself is a row of `messages`; gone once
 * contact or employee is forgotten, the counts of their site stay.
 */
export const drillMessages = pgTable(
  'drill_messages',
  {
    id: text().primaryKey(),
    drillPersonId: text().notNull().unique(),
    contactId: text().notNull(),
    employeeId: text().notNull(),
    /** Keyed hash of the link in the SMS that left last; null: none has left. */
    tokenHash: text().unique(),
    /** When the SMS left: the 48 hours run from here. */
    sentAt: instant(),
    answeredAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [index('drill_messages_by_contact').on(t.contactId)],
)
