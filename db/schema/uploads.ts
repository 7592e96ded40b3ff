import {
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import { instant, sealed } from '../columns.ts'

/**
 * A roster that somebody uploads at the desk. `uploading` until all pieces are here, `reading` in the background,
 * `mapping` while a person must say what a column holds, `ready` to be confirmed, `staging`, then `staged` (an
 * import of its own), or `failed` or `withdrawn`.
 */
export const uploads = pgTable(
  'uploads',
  {
    id: text().primaryKey(),
    state: text({
      enum: [
        'uploading',
        'reading',
        'mapping',
        'ready',
        'staging',
        'staged',
        'failed',
        'withdrawn',
      ],
    }).notNull(),
    createdBy: text().notNull(),
    /** As the person's machine named it; numbers in it masked. */
    fileName: text().notNull(),
    size: integer().notNull(),
    chunks: smallint().notNull(),
    /** SHA-256 of the whole file, hex: the same file is taken up where it was left. */
    fileHash: text(),
    asOf: date({ mode: 'string' }).notNull(),
    /** What a person said of columns: column letter → field. */
    mapping: jsonb().$type<Record<string, string>>().notNull(),
    /** What was recognised, for the person to look at; no cell of the file. */
    columns: jsonb(),
    /** What staging would change, in counts and a few masked rows. */
    preview: jsonb(),
    phase: text({ enum: ['reading', 'checking', 'comparing', 'writing'] }),
    done: integer().notNull(),
    total: integer().notNull(),
    progressAt: instant(),
    /** Why it failed, in a sentence for the person. */
    failure: text(),
    importId: text(),
    /** What staging did, as the verb answered. */
    outcome: jsonb(),
    createdAt: instant().notNull(),
    /** When a person last did something with it: 24 hours later the file goes. */
    touchedAt: instant().notNull(),
  },
  (t) => [
    index('uploads_by_creator').on(t.createdBy, t.createdAt),
    index('uploads_by_touch').on(t.touchedAt),
  ],
)

/** The file in pieces, each sealed: it holds people. Gone once it is staged, failed or withdrawn. */
export const uploadChunks = pgTable(
  'upload_chunks',
  {
    uploadId: text().notNull(),
    n: smallint().notNull(),
    bodySealed: sealed().notNull(),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.n] })],
)
