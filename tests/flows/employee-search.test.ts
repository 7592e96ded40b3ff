import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findEmployees } from '../../api/_src/features/employee/find-employees.ts'
import { syncEmployeeTerms } from '../../api/_src/features/employee/sync-employee-terms.ts'
import { departments, employees, employeeTerms } from '../../db/schema/index.ts'
import { clearTables } from '../support/clear-tables.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await clearTables(core)
  const at = { site: '苏州基地', createdAt: core.clock.now() }
  await core.db.insert(departments).values([
    { id: 'plant', name: '苏州基地', ...at },
    { id: 'one', name: '一车间', parentId: 'plant', ...at },
    { id: 'two', name: '二车间', parentId: 'plant', ...at },
  ])
  await add('李四', 'YC0001', 'one')
  await add('李四海', 'YC0002', 'two')
  await add('小李', 'YC0003', 'two')
  await add('吕单', 'YC1123', 'two')
  await add('100%_好', 'X-77', 'one')
  await syncEmployeeTerms(core, { afterId: '' })
})

async function add(name: string, employeeNo: string, departmentId: string): Promise<void> {
  const now = core.clock.now()
  await core.db.insert(employees).values({
    id: `emp_${employeeNo}`,
    employeeNo,
    name,
    departmentId,
    site: '苏州基地',
    status: 'active',
    createdAt: now,
    updatedAt: now,
  })
}

async function find(query: string, departmentIds: string[] = []): Promise<string[]> {
  const found = await findEmployees(core.db, { query, own: { all: false, departmentIds } })
  return found.map(({ name }) => name)
}

test('exact comes before prefix, and prefix before the rest', async () => {
  expect(await find('李四')).toEqual(['李四', '李四海'])
  expect(await find('李')).toEqual(['李四', '李四海', '小李'])
  expect(await find('lisi')).toEqual(['李四', '李四海'])
  expect(await find('li si')).toEqual(['李四', '李四海'])
})

test('one’s own departments come first among equals', async () => {
  expect(await find('李', ['two'])).toEqual(['李四海', '李四', '小李'])
  const found = await findEmployees(core.db, {
    query: '李',
    own: { all: false, departmentIds: ['two'] },
  })
  expect(found.map(({ breaksGlass }) => breaksGlass)).toEqual([false, true, false])
})

test('a department, its site and words that narrow down', async () => {
  expect(await find('二车间 李')).toEqual(['李四海', '小李'])
  expect(await find('李 二车间')).toEqual(['李四海', '小李'])
  expect(await find('苏州 lb')).toEqual([])
  expect(await find('苏州 lvshan')).toEqual(['吕单'])
  expect((await find('苏州基地')).length).toBe(5)
})

test('a number by its beginning and by its last digits', async () => {
  expect(await find('yc000')).toEqual(['小李', '李四', '李四海'])
  expect(await find('123')).toEqual(['吕单'])
  expect(await find('ＹＣ１１２３')).toEqual(['吕单'])
  expect(await find('x77')).toEqual(['100%_好'])
})

test('signs of SQL find only themselves', async () => {
  expect(await find('%')).toEqual([])
  expect(await find('_')).toEqual([])
  expect(await find('100%')).toEqual(['100%_好'])
  expect(await find('100%_')).toEqual(['100%_好'])
  for (const query of ["' or 1=1 --", '\\', '"', '{}', '$1', "'); drop table employees; --"])
    expect(await find(query)).toEqual([])
})

test('who left is found no more, at once and without a trace at night', async () => {
  await core.db.update(employees).set({ status: 'left' }).where(eq(employees.name, '李四'))
  expect(await find('李四')).toEqual(['李四海'])
  await syncEmployeeTerms(core, { afterId: '' })
  const left = await core.db
    .select()
    .from(employeeTerms)
    .where(eq(employeeTerms.employeeId, 'emp_YC0001'))
  expect(left).toEqual([])
})

test('a new name is found after the next look, the old one no more', async () => {
  await core.db.update(employees).set({ name: '王五' }).where(eq(employees.name, '李四'))
  expect(await syncEmployeeTerms(core, { afterId: '' })).toBe(1)
  expect(await find('ww')).toEqual(['王五'])
  expect(await find('lisi')).toEqual(['李四海'])
  expect(await syncEmployeeTerms(core, { afterId: '' })).toBe(0)
})

test('two looks at once make each term once', async () => {
  await core.db.update(employees).set({ name: '赵六' }).where(eq(employees.name, '李四'))
  await Promise.all([
    syncEmployeeTerms(core, { afterId: '' }),
    syncEmployeeTerms(core, { afterId: '' }),
  ])
  expect(await find('赵六')).toEqual(['赵六'])
})
