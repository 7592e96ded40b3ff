import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { rowsOf, toBuffer } from './rows.ts'
import type { SealedKind, Vault } from './vault.ts'

/** A column of sealed values; `key` is a column that identifies a row together with its place (ctid is not stable). */
export type SealedColumn = {
  table: string
  key: readonly string[]
  column: string
  kind: SealedKind
}

/** Every sealed column there is: a test compares this list with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'contacts', key: ['id'], column: 'name_sealed', kind: 'name' },
  { table: 'contacts', key: ['id'], column: 'phone_sealed', kind: 'phone' },
  {
    table: 'contact_history_values',
    key: ['history_id'],
    column: 'values_sealed',
    kind: 'history',
  },
  {
    table: 'employee_numbers',
    key: ['employee_id', 'source'],
    column: 'phone_sealed',
    kind: 'phone',
  },
  { table: 'challenge_corrections', key: ['id'], column: 'name_sealed', kind: 'name' },
  { table: 'staged_contacts', key: ['id'], column: 'name_sealed', kind: 'name' },
  { table: 'staged_contacts', key: ['id'], column: 'phone_sealed', kind: 'phone' },
  { table: 'provider_tokens', key: ['name'], column: 'token_sealed', kind: 'token' },
]

const PAGE = 500

/**
 * Seals with the newest key what an older one sealed, page by page, while the system runs: a value changed
 * meanwhile is left alone. Returns how many were sealed anew; a second run finds none.
 */
export async function resealColumn(db: Db, vault: Vault, at: SealedColumn): Promise<number> {
  const table = sql.identifier(at.table)
  const column = sql.identifier(at.column)
  const keys = sql.join(
    at.key.map((name) => sql`${sql.identifier(name)}::text`),
    sql` || '/' || `,
  )
  let after = ''
  let resealed = 0
  for (;;) {
    const page = rowsOf<{ key: string; value: unknown }>(
      await db.execute(sql`select ${keys} as key, ${column} as value from ${table}
        where ${column} is not null and ${keys} > ${after} order by 1 limit ${PAGE}`),
    )
    for (const { key, value } of page) {
      const old = toBuffer(value)
      if (!vault.isStale(old)) continue
      const fresh = vault.seal(at.kind, vault.open(at.kind, old))
      const changed = await db.execute(
        sql`update ${table} set ${column} = ${fresh} where ${keys} = ${key} and ${column} = ${old} returning 1`,
      )
      resealed += rowsOf(changed).length
    }
    after = page.at(-1)?.key ?? after
    if (page.length < PAGE) return resealed
  }
}
