import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PersonRow } from '../../api/_src/features/employee/people.ts'
import { type SavePeople, savePeople } from '../../api/_src/features/employee/save-people.ts'
import { undoPeople } from '../../api/_src/features/employee/undo-people.ts'
import { inTransaction } from '../../api/_src/kernel/core.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await core.db.execute(sql`truncate departments, employees, employee_numbers, jobs, contacts`)
})

const ZHANG: PersonRow = {
  employeeNo: 'E1',
  userid: 'ZhangSan',
  name: '张三',
  department: { site: '苏州基地', name: '质量部' },
  status: 'active',
  numbers: { attendance: '13900000201' },
}
const WANG: PersonRow = { employeeNo: 'E2', name: '王五', status: 'active' }

function save(rows: PersonRow[], how: Partial<SavePeople> = {}) {
  core.clock.advance(60_000)
  return inTransaction(core, (t) => savePeople(t, { rows, ...how }))
}
async function outcomes(rows: PersonRow[], how: Partial<SavePeople> = {}) {
  const { results } = await save(rows, how)
  return results.map((one) => (one.outcome === 'refused' ? one.reason : one.outcome))
}
async function people() {
  const tables = [
    sql`select * from departments order by id`,
    sql`select * from employees order by employee_no`,
    sql`select * from employee_numbers order by employee_id, source`,
  ]
  return Promise.all(tables.map(async (table) => rowsOf(await core.db.execute(table))))
}
/** What was announced, and takes it away. */
async function heard(): Promise<string[]> {
  const taken = await core.db.execute(sql`delete from jobs returning event`)
  return rowsOf<{ event: string }>(taken)
    .map(({ event }) => event)
    .sort()
}

test('people are added once, and the same rows again change nothing', async () => {
  expect(await outcomes([ZHANG, WANG])).toEqual(['added', 'added'])
  expect(await heard()).toEqual([
    ...['employee.joined', 'employee.joined', 'employee.touched', 'employee.touched'],
    'employees.changed',
  ])
  const before = await people()
  expect(await outcomes([ZHANG, WANG])).toEqual(['unchanged', 'unchanged'])
  expect(await people()).toEqual(before)
  expect(await heard()).toEqual([])
})

test('a row that is refused has its reason and keeps no other from being written', async () => {
  await save([ZHANG])
  expect(
    await outcomes([
      { employeeNo: 'E3' },
      { ...WANG, userid: 'ZhangSan' },
      { ...ZHANG, employeeNo: 'E5', userid: null, department: { externalId: '77' } },
      { employeeNo: 'E4', name: '赵六' },
      { employeeNo: 'E4', name: '孙七' },
    ]),
  ).toEqual(['name_missing', 'userid_taken', 'department_unknown', 'added', 'repeated'])
})

test('who leaves, comes back or moves is announced as that', async () => {
  await save([ZHANG])
  await heard()
  expect(await outcomes([{ employeeNo: 'E1', status: 'left' }])).toEqual(['changed'])
  expect(await heard()).toEqual(['employee.left', 'employee.touched', 'employees.changed'])
  await save([{ employeeNo: 'E1', status: 'onboarding' }])
  expect(await heard()).toEqual(['employee.joined', 'employee.touched', 'employees.changed'])
  await save([{ employeeNo: 'E1', department: { site: '苏州基地', name: '设备部' } }])
  expect(await heard()).toEqual(['employee.touched', 'employees.changed'])
})

test('another number is a change; it is asked about only of whoever named somebody', async () => {
  const { results } = await save([ZHANG])
  const id = results[0]?.outcome === 'added' ? results[0].employeeId : ''
  await heard()
  const numbers = (attendance: string) => [{ employeeNo: 'E1', numbers: { attendance } }]
  expect(await outcomes(numbers('13900000202'))).toEqual(['changed'])
  expect(await heard()).toEqual([])

  const sealed = core.vault.seal('phone', '13900000303')
  await core.db.execute(sql`
    insert into contacts (id, employee_id, position, name_sealed, relation, phone_sealed, phone_hash, channel,
      source, state, created_at, updated_at)
    values ('con_1', ${id}, 1, ${sealed}, '配偶', ${sealed}, 'h', 'mobile', 'employee', 'valid', now(), now())`)
  await save(numbers('13900000203'))
  expect(await heard()).toEqual(['employee.number_changed', 'employee.touched'])
})

test('what was changed quietly can be put back as it was', async () => {
  await save([ZHANG])
  const before = await people()
  await heard()
  const { notes } = await save(
    [
      { employeeNo: 'E1', name: '张三丰', numbers: { attendance: '13900000209' } },
      { ...WANG, department: { site: '郑州基地', name: '一车间' } },
    ],
    { quiet: true },
  )
  expect(await heard()).toEqual(['employee.touched'])
  await inTransaction(core, (t) => undoPeople(t, { notes }))
  expect(await people()).toEqual(before)
})
