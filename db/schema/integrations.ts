import { date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** A key of another system: of the secret only the keyed hash is kept. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: text().primaryKey(),
    /** The first key of the line: a rotated key goes on where the old one stood (idempotency keys). */
    lineId: text().notNull(),
    system: text().notNull(),
    /** What may be shown of the key, and what it is looked up by. */
    handle: text().notNull().unique(),
    secretHash: text().notNull(),
    scopes: text().array().notNull(),
    issuedBy: text().notNull(),
    issuedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** A newer one was issued; this one works until it expires. */
    replacedAt: instant(),
    revokedAt: instant(),
    revokedBy: text(),
  },
  (t) => [index('api_keys_by_line').on(t.lineId)],
)

/** Calls of the running minute per key: its limit, and its last use to the minute. One row a key, nothing to purge. */
export const apiKeyCalls = pgTable('api_key_calls', {
  keyId: text().primaryKey(),
  minute: instant().notNull(),
  calls: integer().notNull(),
})

/** Batches of other systems by their idempotency key, with the answer that a repeat gets again. Kept for a day. */
export const integrationRequests = pgTable(
  'integration_requests',
  {
    /** The line of keys: a repeat with the rotated key is still a repeat. */
    lineId: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    /** The answer's text; null while the batch is being written. */
    answer: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.lineId, t.key] }),
    // the nightly purge
    index('integration_requests_at').on(t.createdAt),
  ],
)

/** How often an employee and a number had to do with each other within 90 days before a day: counts only. */
export const contactActivity = pgTable(
  'contact_activity',
  {
    employeeId: text().notNull(),
    phoneHash: text().notNull(),
    interactions: integer().notNull(),
    asOf: date({ mode: 'string' }).notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.employeeId, t.phoneHash] }),
    // the nightly purge of what is older than the window
    index('contact_activity_as_of').on(t.asOf),
  ],
)
