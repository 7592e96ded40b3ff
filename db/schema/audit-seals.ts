import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/**
 * The audit log sealed in batches: each hash covers ids, codes and times of its entries and the hash before it
 * (api/_src/kernel/audit-chain.ts). Numbered 1, 2, 3 …; rows are never edited.
 */
export const auditSeals = pgTable('audit_seals', {
  number: integer().primaryKey(),
  /** The lowest and highest id among its entries: one that committed late may lie between those of an earlier seal. */
  fromId: bigint({ mode: 'number' }).notNull(),
  toId: bigint({ mode: 'number' }).notNull(),
  entries: integer().notNull(),
  previousHash: text().notNull(),
  hash: text().notNull(),
  at: instant().notNull(),
})
