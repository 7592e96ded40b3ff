import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resealColumn, sealedColumns } from '../../api/_src/kernel/reseal.ts'
import { rowsOf, toBuffer } from '../../api/_src/kernel/rows.ts'
import { createVault } from '../../api/_src/kernel/vault.ts'
import { addEmployee } from '../support/add-employee.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())

test('rotation knows every sealed column that the schema has', async () => {
  const rows = rowsOf<{ at: string }>(
    await core.db.execute(sql`select table_name || '.' || column_name as at from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea'`),
  )
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
    rows.map(({ at }) => at).sort(),
  )
})

test('after a rotation every value opens with the new key alone, and a second run finds nothing to do', async () => {
  const hashKey = randomBytes(32)
  const [older, newer] = [
    { id: 1, key: randomBytes(32) },
    { id: 2, key: randomBytes(32) },
  ]
  const before = { ...core, vault: createVault({ keys: [older], hashKey }) }
  for (let i = 0; i < 620; i++) await addEmployee(before, { ownPhone: `139${10_000_000 + i}` })
  const both = createVault({ keys: [newer, older], hashKey })
  const numbers = sealedColumns.find(({ table }) => table === 'employee_numbers')
  if (!numbers) throw new Error('employee_numbers has a sealed column')
  expect(await resealColumn(core.db, both, numbers)).toBe(620)
  expect(await resealColumn(core.db, both, numbers)).toBe(0)
  const alone = createVault({ keys: [newer], hashKey })
  const rows = rowsOf<{ value: unknown }>(
    await core.db.execute(sql`select phone_sealed as value from employee_numbers`),
  )
  expect(new Set(rows.map(({ value }) => alone.open('phone', toBuffer(value)))).size).toBe(620)
})
