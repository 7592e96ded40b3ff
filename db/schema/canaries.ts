import { pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/**
 * One SMS a day (Asia/Shanghai) to the company's own number, which shows that SMS leave and that receipts come back.
 * The number is configuration (CANARY_PHONE) and stands nowhere here.
 */
export const canaries = pgTable('canaries', {
  day: text().primaryKey(),
  /** planned → sending → sent → delivered | failed; sending → uncertain → delivered | failed. Never sent again. */
  state: text({
    enum: ['planned', 'sending', 'sent', 'uncertain', 'delivered', 'failed'],
  }).notNull(),
  outId: text().unique(),
  attempts: smallint().notNull().default(0),
  plannedAt: instant().notNull(),
  /** When it was handed to the vendor, and when the vendor says that the handset got it. */
  claimedAt: instant(),
  deliveredAt: instant(),
  errCode: text(),
  /** When administrators were told that no receipt had come in time. */
  warnedAt: instant(),
})
