import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
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
