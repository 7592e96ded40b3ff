import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rotateNotes } from '../../api/_src/features/import/rotate-notes.ts'
import { resealColumn, type SealedColumn, sealedColumns } from '../../api/_src/kernel/reseal.ts'
import { rowsOf, toBuffer } from '../../api/_src/kernel/rows.ts'
import { createVault } from '../../api/_src/kernel/vault.ts'
import { employeeNumbers } from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { clearTables } from '../support/clear-tables.ts'
import { columnsWith, dumpDatabase } from '../support/dump-database.ts'
import { addKnownPerson } from '../support/known-person.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())

const numbersColumn: SealedColumn = {
  table: 'employee_numbers',
  key: { employee_id: 'text', source: 'text' },
  column: 'phone_sealed',
  kind: 'phone',
}

async function valuesIn({ db }: TestCore): Promise<Buffer[]> {
  const rows = rowsOf<{ value: unknown }>(
    await db.execute(sql`select phone_sealed as value from employee_numbers`),
  )
  return rows.map(({ value }) => toBuffer(value))
}

test('rotation knows every sealed column that the schema has', async () => {
  const rows = rowsOf<{ at: string }>(
    await core.db.execute(sql`select table_name || '.' || column_name as at from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea'`),
  )
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
    rows.map(({ at }) => at).sort(),
  )
})

test('rotation goes by each table’s primary key', async () => {
  const rows = rowsOf<{ at: string; key: string }>(
    await core.db.execute(sql`select c.relname as at, string_agg(a.attname || ' ' || format_type(a.atttypid, null), ', '
        order by array_position(i.indkey::int[], a.attnum::int)) as key
      from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where i.indisprimary and c.relnamespace = 'public'::regnamespace group by 1`),
  )
  const keyOf = new Map(rows.map(({ at, key }) => [at, key]))
  for (const { table, key } of sealedColumns) {
    const ours = Object.entries(key).map(([name, type]) => `${name} ${type}`)
    expect([table, ours.join(', ')]).toEqual([table, keyOf.get(table)])
  }
})

test('a rotation that was stopped in the middle leaves everything readable, and the next one does the rest', async () => {
  const hashKey = randomBytes(32)
  const [older, newer] = [
    { id: 3, key: randomBytes(32) },
    { id: 4, key: randomBytes(32) },
  ]
  const before = { ...core, vault: createVault({ keys: [older], hashKey }) }
  await core.db.delete(employeeNumbers)
  for (let i = 0; i < 1_100; i++) await addEmployee(before, { ownPhone: `138${10_000_000 + i}` })
  const both = createVault({ keys: [newer, older], hashKey })
  let sealed = 0
  const stopping = {
    ...both,
    seal(...input: Parameters<typeof both.seal>) {
      if (sealed++ === 700) throw new Error('stopped')
      return both.seal(...input)
    },
  }
  await expect(resealColumn(core.db, stopping, numbersColumn)).rejects.toThrow('stopped')
  const half = await valuesIn(core)
  const done = half.filter((value) => !both.isStale(value)).length
  expect(done).toBe(500)
  expect(new Set(half.map((value) => both.open('phone', value))).size).toBe(1_100)
  expect(await resealColumn(core.db, both, numbersColumn)).toBe(600)
  const alone = createVault({ keys: [newer], hashKey })
  const all = await valuesIn(core)
  expect(new Set(all.map((value) => alone.open('phone', value))).size).toBe(1_100)
})

test('after a rotation every value opens with the new key alone, and a second run finds nothing to do', async () => {
  const hashKey = randomBytes(32)
  const [older, newer] = [
    { id: 1, key: randomBytes(32) },
    { id: 2, key: randomBytes(32) },
  ]
  const before = { ...core, vault: createVault({ keys: [older], hashKey }) }
  await core.db.delete(employeeNumbers)
  for (let i = 0; i < 620; i++) await addEmployee(before, { ownPhone: `139${10_000_000 + i}` })
  const both = createVault({ keys: [newer, older], hashKey })
  expect(await resealColumn(core.db, both, numbersColumn)).toBe(620)
  expect(await resealColumn(core.db, both, numbersColumn)).toBe(0)
  const alone = createVault({ keys: [newer], hashKey })
  const all = await valuesIn(core)
  expect(new Set(all.map((value) => alone.open('phone', value))).size).toBe(620)
})

test('two rotations at once seal every value once, and lose none that changes meanwhile', async () => {
  const hashKey = randomBytes(32)
  const [older, newer] = [
    { id: 5, key: randomBytes(32) },
    { id: 6, key: randomBytes(32) },
  ]
  const before = { ...core, vault: createVault({ keys: [older], hashKey }) }
  await core.db.delete(employeeNumbers)
  for (let i = 0; i < 620; i++) await addEmployee(before, { ownPhone: `137${10_000_000 + i}` })
  const both = createVault({ keys: [newer, older], hashKey })
  const changed = both.seal('phone', '13799999999')
  const [first] = await core.db.select().from(employeeNumbers).limit(1)
  const counts = await Promise.all([
    resealColumn(core.db, both, numbersColumn),
    core.db
      .update(employeeNumbers)
      .set({ phoneSealed: changed })
      .where(eq(employeeNumbers.employeeId, first?.employeeId ?? '')),
    resealColumn(core.db, both, numbersColumn),
  ])
  expect(Number(counts[0]) + counts[2]).toBeGreaterThanOrEqual(619)
  expect(Number(counts[0]) + counts[2]).toBeLessThanOrEqual(620)
  const alone = createVault({ keys: [newer], hashKey })
  const plain = (await valuesIn(core)).map((value) => alone.open('phone', value))
  expect(new Set(plain).size).toBe(620)
  expect(plain).toContain('13799999999')
})

test('whatever is sealed anywhere, also inside JSON, opens with the new key alone', async () => {
  const hashKey = randomBytes(32)
  const [older, newer] = [
    { id: 7, key: randomBytes(32) },
    { id: 8, key: randomBytes(32) },
  ]
  await clearTables(core)
  await addKnownPerson(
    { ...core, vault: createVault({ keys: [older], hashKey }) },
    {
      tag: 'one',
      name: '宫钥匙',
      contact: '凤母亲',
      ownPhone: '13911110001',
      phone: '13722220001',
    },
  )
  const words = ['13911110001', '13722220001', '凤母亲', '宫钥匙']
  const readable = async (key: typeof newer) =>
    columnsWith(
      await dumpDatabase({ ...core, vault: createVault({ keys: [key], hashKey }) }),
      words,
    )
  const all = await readable(older)
  const both = createVault({ keys: [newer, older], hashKey })
  for (const column of sealedColumns) await resealColumn(core.db, both, column)
  expect(await rotateNotes({ ...core, vault: both })).toBe(1)
  expect(await rotateNotes({ ...core, vault: both })).toBe(0)
  expect(await readable(newer)).toEqual(all)
})
