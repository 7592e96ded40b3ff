import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import type { DbHandle } from '../../db/client.ts'
import * as schema from '../../db/schema/index.ts'
import { openTestDb } from '../support/test-db.ts'

const folder = path.resolve(import.meta.dirname, '../../db/migrations')
const readJson = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8'))
const journal: { entries: { idx: number; tag: string }[] } = readJson(
  path.join(folder, 'meta/_journal.json'),
)
const last = journal.entries.length - 1

let copies: string
let grown: PGlite
let fresh: DbHandle
beforeAll(async () => {
  copies = fs.mkdtempSync(path.join(os.tmpdir(), 'migrations-'))
  fresh = await openTestDb('pglite')
  grown = new PGlite()
  await migrate(drizzle(grown), { migrationsFolder: folderUpTo(0) })
  await grown.exec(PEOPLE)
  for (let index = 1; index <= last; index++)
    await migrate(drizzle(grown), { migrationsFolder: folderUpTo(index) })
})
afterAll(async () => {
  await Promise.all([grown.close(), fresh.close()])
  fs.rmSync(copies, { recursive: true, force: true })
})

/** The migrations as they were when `index` was the newest. */
function folderUpTo(index: number): string {
  const copy = path.join(copies, String(index))
  fs.cpSync(folder, copy, { recursive: true })
  const entries = journal.entries.slice(0, index + 1)
  fs.writeFileSync(path.join(copy, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  return copy
}

/** Everything that a database is made of, in an order that does not depend on how it came to be. */
async function shapeOf(db: Pick<DbHandle['db'], 'execute'>): Promise<unknown[]> {
  const result = await db.execute(sql`
    select 'column' as what, table_name || '.' || column_name as name,
      concat_ws(' ', data_type, datetime_precision, is_nullable, column_default, is_identity) as is
    from information_schema.columns where table_schema = 'public'
    union all select 'index', indexname, indexdef from pg_indexes where schemaname = 'public'
    union all select 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
    order by 1, 2, 3`)
  return rowsOf(result)
}

/** One person who named somebody, in the words of the first migration. */
const PEOPLE = `
  insert into employees (id, employee_no, name, site, status, created_at, updated_at)
    values ('emp_1', '1', '李四', '苏州', 'active', now(), now());
  insert into contacts (id, employee_id, name_sealed, relation, phone_sealed, phone_hash, channel, position, state,
      source, created_at, updated_at)
    values ('con_1', 'emp_1', '\\x01', '父亲', '\\x01', 'hash', 'mobile', 1, 'pending', 'employee', now(), now());
  insert into challenges (id, contact_id, employee_id, phone_hash, kind, form, state, extend_code, created_at)
    values ('chg_1', 'con_1', 'emp_1', 'hash', 'first', 'token', 'open', '01', now());`

test('a database that grew step by step, with people in it, equals a fresh one', async () => {
  expect(await shapeOf(drizzle(grown) as unknown as DbHandle['db'])).toEqual(
    await shapeOf(fresh.db),
  )
  const { rows } = await grown.query('select count(*)::int as kept from challenges')
  expect(rows).toEqual([{ kept: 1 }])
})

test('the migrations say all that the schema says', async () => {
  const kept = readJson(path.join(folder, `meta/${String(last).padStart(4, '0')}_snapshot.json`))
  const wanted = generateDrizzleJson(schema, kept.id, undefined, 'snake_case')
  expect(await generateMigration(kept, wanted)).toEqual([])
})
