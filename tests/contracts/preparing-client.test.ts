import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import type { DbHandle } from '../../db/client.ts'
import { openTestDb } from '../support/test-db.ts'

let handle: DbHandle
beforeEach(async () => {
  handle = await openTestDb('pg', 1)
  await handle.db.execute(sql`create table things (id int primary key)`)
})
afterEach(() => handle.close())

async function plannedTexts(): Promise<string[]> {
  const result = await handle.db.execute(sql.raw('table pg_prepared_statements'))
  const texts = rowsOf<{ statement: string }>(result).map(({ statement }) => statement)
  return texts.filter((text) => text.includes('things')).toSorted()
}

test('a statement is planned once per connection, whatever values it is given', async () => {
  for (const id of [1, 2, 3]) {
    await handle.db.execute(sql`insert into things values (${id})`)
    await handle.db.transaction((tx) => tx.execute(sql`select * from things where id = ${id}`))
  }
  expect(await plannedTexts()).toEqual([
    'insert into things values ($1)',
    'select * from things where id = $1',
  ])
})

test('a plan made while a table was empty is replaced as the statement is used, and the former one goes', async () => {
  const plan = async () => {
    const result = await handle.db.execute(sql.raw('table pg_prepared_statements'))
    return rowsOf<{ name: string; statement: string }>(result)
      .filter(({ statement }) => statement === 'select id from things where id = $1')
      .map(({ name }) => name)
  }
  const read = (id: number) => handle.db.execute(sql`select id from things where id = ${id}`)
  await read(0)
  const first = await plan()
  for (let id = 1; id < 60; id++) await read(id)
  const later = await plan()
  expect([first.length, later.length]).toEqual([1, 1])
  expect(later).not.toEqual(first)
})

test('a statement whose result a migration changed works again after one refusal', async () => {
  const read = () => handle.db.execute(sql`select * from things`)
  await read()
  await handle.db.execute(sql.raw('alter table things add column name text'))
  await read().catch(() => null)
  expect(rowsOf(await read())).toEqual([])
})

test('a statement that failed may be sent again', async () => {
  const read = () => handle.db.execute(sql`select * from later`)
  await expect(read()).rejects.toMatchObject({ cause: { code: '42P01' } })
  await handle.db.execute(sql.raw('create table later (id int)'))
  expect(rowsOf(await read())).toEqual([])
})
