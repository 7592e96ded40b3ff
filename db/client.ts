import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core'
import type * as schema from './schema/index.ts'

export type Schema = typeof schema
/** The one database type: PGlite, Neon and pg all satisfy it. */
export type Db = PgDatabase<PgQueryResultHKT, Schema>
export type Transaction = PgTransaction<
  PgQueryResultHKT,
  Schema,
  ExtractTablesWithRelations<Schema>
>
/** Reads and single statements run on either. */
export type Queryable = Db | Transaction

export type DbHandle = {
  db: Db
  driver: 'pglite' | 'neon' | 'pg'
  migrate(): Promise<void>
  close(): Promise<void>
  /** PGlite only: the whole data folder as one file, to start another database from. */
  dump?(): Promise<Blob>
}
