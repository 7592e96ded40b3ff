import { describe, expect, test } from 'vitest'
import { changePerson, type PersonFacts } from './change-person.ts'
import type { EmployeeRow, PersonRow } from './people.ts'

const known: EmployeeRow = {
  id: 'emp_1',
  employee_no: 'E1',
  userid: 'ZhangSan',
  name: '张三',
  department_id: 'dep_1',
  site: '苏州基地',
  superior_no: 'E9',
  status: 'active',
  hired_on: '2020-01-01',
  left_on: null,
  affirmed_at: null,
  created_at: '2026-01-01T00:00:00+00:00',
  updated_at: '2026-01-01T00:00:00+00:00',
}

function change(row: Partial<PersonRow>, facts: Partial<PersonFacts> = {}) {
  return changePerson(
    { employeeNo: 'E1', ...row },
    {
      key: 'employeeNo',
      byNo: known,
      byUserid: null,
      department: undefined,
      newId: 'emp_new',
      now: '2026-11-23T02:00:00.000Z',
      ...facts,
    },
  )
}

describe('a known person', () => {
  test('a row that says nothing new changes nothing', () => {
    expect(change({})).toMatchObject({ outcome: 'unchanged' })
    expect(change({ name: '张三', status: 'active', superiorNo: 'E9' })).toMatchObject({
      outcome: 'unchanged',
    })
  })

  test('what a row does not say stays, and null takes a value away', () => {
    expect(change({ name: '张三丰' })).toMatchObject({
      outcome: 'changed',
      employee: { ...known, name: '张三丰', updated_at: '2026-11-23T02:00:00.000Z' },
    })
    expect(change({ superiorNo: null })).toMatchObject({ employee: { superior_no: null } })
  })

  test('a day of leaving is kept only of whoever has left', () => {
    expect(change({ status: 'left', leftOn: '2026-11-20' })).toMatchObject({
      employee: { status: 'left', left_on: '2026-11-20' },
    })
    const left = { ...known, status: 'left' as const, left_on: '2026-11-20' }
    expect(change({ status: 'onboarding' }, { byNo: left })).toMatchObject({
      outcome: 'changed',
      employee: { id: known.id, status: 'onboarding', left_on: null },
    })
  })

  test("another employee's WeCom account is not taken away", () => {
    const other = { ...known, id: 'emp_2', employee_no: 'E2' }
    expect(change({ userid: 'ZhangSan' }, { byUserid: other })).toEqual({
      outcome: 'refused',
      reason: 'userid_taken',
    })
  })
})

describe('by WeCom account', () => {
  const byAccount = { key: 'userid', byNo: null, byUserid: known } as const

  test("the account's employee keeps the 工号 that other systems know", () => {
    expect(change({ employeeNo: 'ZhangSan', userid: 'ZhangSan' }, byAccount)).toMatchObject({
      outcome: 'unchanged',
    })
  })

  test('a 工号 that was only the name of the account gives way to a real one', () => {
    const provisional = { ...known, employee_no: 'ZhangSan' }
    const row = { employeeNo: 'E7', userid: 'ZhangSan' }
    expect(change(row, { ...byAccount, byUserid: provisional })).toMatchObject({
      outcome: 'changed',
      employee: { employee_no: 'E7' },
    })
    const other = { ...known, id: 'emp_2', employee_no: 'E7', userid: null }
    expect(change(row, { ...byAccount, byUserid: provisional, byNo: other })).toEqual({
      outcome: 'refused',
      reason: 'employee_no_taken',
    })
  })

  test('whoever has the 工号 gets the account, and so does a leaver who is back under another one', () => {
    const left = { ...known, userid: 'Old', status: 'left' as const }
    for (const byNo of [{ ...known, userid: null }, left])
      expect(
        change({ userid: 'New', status: 'onboarding' }, { key: 'userid', byNo }),
      ).toMatchObject({ employee: { id: known.id, userid: 'New', status: 'onboarding' } })
  })
})

describe('somebody new', () => {
  test('is added with what the row says, at the site of their department', () => {
    const department = { id: 'dep_2', site: '郑州基地' }
    expect(change({ name: '李四', superiorNo: 'E9' }, { byNo: null, department })).toMatchObject({
      outcome: 'added',
      employee: { id: 'emp_new', status: 'onboarding', department_id: 'dep_2', site: '郑州基地' },
    })
  })

  test('without a name, or in a department that nobody knows, is refused', () => {
    expect(change({}, { byNo: null })).toMatchObject({ reason: 'name_missing' })
    expect(change({ name: '李四' }, { byNo: null, department: null })).toMatchObject({
      reason: 'department_unknown',
    })
  })
})
