import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, sealed } from '../columns.ts'

/** One roster read by one import. `staged` until 开始询问; undo is possible until then. */
export const imports = pgTable(
  'imports',
  {
    id: text().primaryKey(),
    /** Keyed hash of what the file says: the same roster in another format is the same import. */
    fileHash: text().notNull(),
    state: text({ enum: ['staged', 'started', 'undone'] }).notNull(),
    asOf: date({ mode: 'string' }).notNull(),
    counts: jsonb().notNull(),
    createdAt: instant().notNull(),
    startedAt: instant(),
    undoneAt: instant(),
  },
  (t) => [index('imports_by_file_hash').on(t.fileHash)],
)

/** A contact read from the file and clean, waiting to be asked. */
export const stagedContacts = pgTable(
  'staged_contacts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    importId: text().notNull(),
    employeeId: text().notNull(),
    row: integer().notNull(),
    position: smallint().notNull(),
    nameSealed: sealed().notNull(),
    relation: text().notNull(),
    phoneSealed: sealed().notNull(),
    phoneHash: text().notNull(),
    /** The employee's own number: becomes a contact that is never asked. */
    ownNumber: boolean().notNull(),
  },
  (t) => [
    uniqueIndex('staged_contacts_once').on(t.importId, t.employeeId, t.phoneHash),
    index('staged_contacts_by_import').on(t.importId, t.id),
  ],
)

/** What a person must look at: row, 工号, column and reason, never the value. */
export const importIssues = pgTable(
  'import_issues',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    importId: text().notNull(),
    row: integer().notNull(),
    employeeNo: text(),
    column: text().notNull(),
    reason: text().notNull(),
  },
  (t) => [index('import_issues_by_import').on(t.importId, t.row)],
)

/** How each row of people, numbers and departments was before the import (null: it was not); undo puts it back. */
export const importChanges = pgTable(
  'import_changes',
  {
    importId: text().notNull(),
    kind: text({ enum: ['department', 'employee', 'number'] }).notNull(),
    /** The row's id; for a number the employee's id and the source, with a slash between. */
    subject: text().notNull(),
    before: jsonb(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.kind, t.subject] })],
)
