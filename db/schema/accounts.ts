import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** What SMS are paid from, as the vendor last said: one row per vendor, asked once an hour by whichever instance looks first. */
export const smsAccounts = pgTable('sms_accounts', {
  vendor: text().primaryKey(),
  askedAt: instant().notNull(),
  /** The last answer; what it said stays while later ones fail. */
  readAt: instant(),
  packageSms: integer(),
  /** Thousandths of a yuan. */
  availableLi: bigint({ mode: 'number' }),
  /** The vendor's code, where the last question failed. */
  trouble: text(),
})
