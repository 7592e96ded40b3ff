import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** One reading of WeCom's whole directory: asked for by the clock or by a person, and what it changed. */
export const directorySyncs = pgTable(
  'directory_syncs',
  {
    id: text().primaryKey(),
    state: text({ enum: ['due', 'running', 'done', 'failed', 'stopped'] }).notNull(),
    /** Null: the clock. */
    askedBy: text(),
    /** A person said that so many have really left. */
    acceptLeavers: boolean().notNull(),
    attempts: smallint().notNull().default(0),
    dueAt: instant().notNull(),
    /** While it runs; then another instance may begin anew. */
    leasedUntil: instant(),
    createdAt: instant().notNull(),
    startedAt: instant(),
    endedAt: instant(),
    counts: jsonb().$type<Record<string, number>>(),
    /** What the callbacks had not told: ids and WeCom accounts, the first few hundred. */
    differences: jsonb(),
    /** Why it failed or stopped: a code. */
    trouble: text(),
  },
  (t) => [
    // one at a time
    uniqueIndex('directory_syncs_open')
      .on(sql`(${t.endedAt} is null)`)
      .where(sql`${t.endedAt} is null`),
    index('directory_syncs_latest').on(t.createdAt),
  ],
)

/** Whom the directory itself saw leave: only these come back when they are in it again. */
export const directoryLeavers = pgTable('directory_leavers', {
  userid: text().primaryKey(),
  employeeId: text().notNull(),
  at: instant().notNull(),
})
