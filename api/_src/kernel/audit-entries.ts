import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../db/client.ts'
import type { SealedEntry } from './audit-chain.ts'
import { rowsOf, toDate } from './rows.ts'

export type EntryInLog = SealedEntry & { sealNumber: number | null }

/** The oldest entries that no seal has, in the order of their ids. */
export function readUnsealed(db: Queryable, limit: number): Promise<EntryInLog[]> {
  return readEntries(db, sql`seal_number is null order by id limit ${limit}`)
}

/** The entries of these seals, in the order of their ids. */
export function readSealed(db: Queryable, from: number, to: number): Promise<EntryInLog[]> {
  return readEntries(db, sql`seal_number between ${from} and ${to} order by seal_number, id`)
}

/** Entries of seals that there are not. */
export function readStrays(db: Queryable): Promise<EntryInLog[]> {
  return readEntries(
    db,
    sql`seal_number is not null and not exists (
      select 1 from audit_seals s where s.number = audit_log.seal_number) order by id limit 1`,
  )
}

async function readEntries(db: Queryable, where: SQL): Promise<EntryInLog[]> {
  const result = await db.execute(sql`
    select id, actor_id as "actorId", action, subject, details, at, seal_number as "sealNumber"
    from audit_log where ${where}`)
  return rowsOf<Omit<EntryInLog, 'at'> & { at: unknown }>(result).map((row) => ({
    ...row,
    id: Number(row.id),
    at: toDate(row.at)?.toISOString() ?? '',
  }))
}
