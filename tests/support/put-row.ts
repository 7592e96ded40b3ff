import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client.ts'

export type Put = <T extends PgTable>(table: T, row: Partial<T['$inferInsert']>) => Promise<void>

/** Inserts a row of which only what matters is named; whatever else must not be null is filled in. */
export function createPut(db: Db, at: Date): Put {
  return async (table, row) => {
    const required = Object.entries(getTableColumns(table))
      .filter(([key, column]) => column.notNull && !column.hasDefault && !(key in row))
      .map(([key, column]) => [key, fillerFor(column.columnType, at)])
    const values = { ...Object.fromEntries(required), ...row } as (typeof table)['$inferInsert']
    await db.insert(table).values(values)
  }
}

function fillerFor(columnType: string, at: Date): unknown {
  if (columnType === 'PgTimestamp') return at
  if (columnType === 'PgArray') return []
  if (columnType === 'PgBoolean') return false
  return /Int|Serial|Real/.test(columnType) ? 1 : 'x'
}
