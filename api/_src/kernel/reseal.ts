import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { rowsOf, toBuffer } from './rows.ts'
import type { SealedKind, Vault } from './vault.ts'

/** A column of sealed values, and its table's primary key with the types of its columns. */
export type SealedColumn = {
  table: string
  key: Readonly<Record<string, 'text' | 'bigint' | 'smallint'>>
  column: string
  kind: SealedKind
  /** How many are taken at once, where the values are large. */
  page?: number
}

const id = { id: 'text' } as const
const number = { id: 'bigint' } as const

/** Every sealed column there is: a test compares this list with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'contacts', key: id, column: 'name_sealed', kind: 'name' },
  { table: 'contacts', key: id, column: 'phone_sealed', kind: 'phone' },
  {
    table: 'contact_history_values',
    key: { history_id: 'bigint' },
    column: 'values_sealed',
    kind: 'history',
  },
  {
    table: 'employee_numbers',
    key: { employee_id: 'text', source: 'text' },
    column: 'phone_sealed',
    kind: 'phone',
  },
  { table: 'challenge_corrections', key: id, column: 'name_sealed', kind: 'name' },
  { table: 'staged_contacts', key: number, column: 'name_sealed', kind: 'name' },
  { table: 'staged_contacts', key: number, column: 'phone_sealed', kind: 'phone' },
  { table: 'follow_ups', key: id, column: 'note_sealed', kind: 'note' },
  { table: 'change_requests', key: id, column: 'note_sealed', kind: 'history' },
  { table: 'deliveries', key: id, column: 'body_sealed', kind: 'message' },
  { table: 'deliveries', key: id, column: 'sms_to_sealed', kind: 'address' },
  {
    table: 'work_addresses',
    key: { employee_id: 'text', kind: 'text' },
    column: 'address_sealed',
    kind: 'address',
  },
  {
    table: 'work_addresses',
    key: { employee_id: 'text', kind: 'text' },
    column: 'pending_sealed',
    kind: 'address',
  },
  {
    table: 'upload_chunks',
    key: { upload_id: 'text', n: 'smallint' },
    column: 'body_sealed',
    kind: 'file',
    page: 4,
  },
  {
    table: 'roster_readings',
    key: { employee_id: 'text' },
    column: 'conflicts_sealed',
    kind: 'history',
  },
  { table: 'provider_tokens', key: { name: 'text' }, column: 'token_sealed', kind: 'token' },
]

const PAGE = 500

/**
 * Seals with the newest key what an older one sealed, page by page, while the system runs: a value changed
 * meanwhile is left alone. May be stopped anywhere; a later run does the rest. Returns how many were sealed anew.
 */
export async function resealColumn(db: Db, vault: Vault, at: SealedColumn): Promise<number> {
  let after: readonly string[] | null = null
  let resealed = 0
  for (;;) {
    const page: readonly Sealed[] = await readPage(db, at, after)
    const stale = page.filter(({ value }) => vault.isStale(value))
    const anew = stale.map(({ key, value: old }) => {
      const fresh = vault.seal(at.kind, vault.open(at.kind, old))
      return { key, old, fresh }
    })
    if (anew.length > 0) resealed += await saveAnew(db, at, anew)
    after = page.at(-1)?.key ?? after
    if (page.length < (at.page ?? PAGE)) return resealed
  }
}

type Sealed = { key: readonly string[]; value: Buffer }
type Anew = { key: readonly string[]; old: Buffer; fresh: Buffer }

/** In the order of the primary key, so that each page is read from its index. */
async function readPage(db: Db, at: SealedColumn, after: Sealed['key'] | null): Promise<Sealed[]> {
  const names = Object.keys(at.key)
  const key = list(names.map((name) => sql`${sql.identifier(name)}`))
  const asText = list(names.map((name) => sql`${sql.identifier(name)}::text`))
  const last = after ? sql`and (${key}) > (${list(after.map((part) => sql`${part}`))})` : sql``
  const column = sql.identifier(at.column)
  const result = await db.execute(sql`
    select jsonb_build_array(${asText}) as key, ${column} as value from ${sql.identifier(at.table)}
    where ${column} is not null ${last} order by ${key} limit ${at.page ?? PAGE}`)
  const rows = rowsOf<{ key: string[]; value: unknown }>(result)
  return rows.map(({ key, value }) => ({ key, value: toBuffer(value) }))
}

async function saveAnew(db: Db, at: SealedColumn, anew: readonly Anew[]): Promise<number> {
  const parts = Object.entries(at.key)
  const rows = anew.map(({ key, old, fresh }) => ({
    ...Object.fromEntries(parts.map(([name], i) => [name, key[i]])),
    old: old.toString('hex'),
    fresh: fresh.toString('hex'),
  }))
  const typed = list(parts.map(([name, type]) => sql`${sql.identifier(name)} ${sql.raw(type)}`))
  const isSame = sql.join(
    parts.map(([name]) => sql`t.${sql.identifier(name)} = r.${sql.identifier(name)}`),
    sql` and `,
  )
  const column = sql.identifier(at.column)
  const result = await db.execute(sql`
    update ${sql.identifier(at.table)} t set ${column} = decode(r.fresh, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${typed}, old text, fresh text)
    where ${isSame} and t.${column} = decode(r.old, 'hex') returning 1`)
  return rowsOf(result).length
}

function list(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql`, `)
}
