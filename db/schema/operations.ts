import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** How an outside system answered all instances within five minutes: counts and codes, no values. Kept for two days. */
export const providerWindows = pgTable(
  'provider_windows',
  {
    provider: text().notNull(),
    windowStart: instant().notNull(),
    answered: integer().notNull(),
    failed: integer().notNull(),
    /** Milliseconds that all of these calls took together. */
    totalMs: bigint({ mode: 'number' }).notNull(),
    lastFailure: text(),
    /** When an instance last refused to call it, because it had kept failing. */
    brokenAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.windowStart] })],
)

/** When timed work last ended well: without it nothing becomes due, and nobody would notice. */
export const heartbeats = pgTable('heartbeats', {
  name: text({ enum: ['sweep', 'nightly'] }).primaryKey(),
  at: instant().notNull(),
})

/** Append-only: who set what to what; `before` is null where nothing had been set. */
export const settingChanges = pgTable(
  'setting_changes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull(),
    before: jsonb(),
    after: jsonb().notNull(),
    changedBy: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('setting_changes_by_key').on(t.key, t.id)],
)
