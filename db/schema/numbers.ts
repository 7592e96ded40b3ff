import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** What is known of one number now; one row per number, whoever named it. */
export const numbers = pgTable('numbers', {
  phoneHash: text().primaryKey(),
  status: text({
    enum: ['normal', 'suspended', 'vacant', 'off', 'suspected_off', 'busy', 'unknown'],
  }),
  carrier: text({ enum: ['CMCC', 'CUCC', 'CTCC', 'CBN', 'other'] }),
  province: text(),
  city: text(),
  checkedAt: instant(),
  /** 退订 / TD / T: no SMS to this number again, whoever asks. */
  stoppedAt: instant(),
  reassigned: text({ enum: ['yes', 'no', 'unknown', 'cancelled'] }),
  /** The proof that was asked about: nothing is known of a younger or an older one but what follows from it. */
  reassignedSince: instant(),
  reassignedCheckedAt: instant(),
})

/** Append-only: every answer of the carrier. `employeeId` is whose typing or contact asked. */
export const numberChecks = pgTable(
  'number_checks',
  {
    id: text().primaryKey(),
    phoneHash: text().notNull(),
    employeeId: text(),
    kind: text({ enum: ['status', 'attribute', 'reassigned'] }).notNull(),
    answer: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('number_checks_by_hash').on(t.phoneHash, t.at)],
)

/** Which new numbers an employee had checked on a day (Asia/Shanghai): the daily limit of 10 counts rows. */
export const numberLookups = pgTable(
  'number_lookups',
  {
    employeeId: text().notNull(),
    day: text().notNull(),
    phoneHash: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('number_lookups_once').on(t.employeeId, t.day, t.phoneHash)],
)
