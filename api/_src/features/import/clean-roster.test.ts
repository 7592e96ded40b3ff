import { describe, expect, test } from 'vitest'
import { cleanRoster } from './clean-roster.ts'
import { countRoster } from './count-roster.ts'
import { findColumns } from './find-columns.ts'
import { listIssues } from './list-issues.ts'

const HEADINGS =
  '工号,姓名,部门,在职状态,离职日期,考勤手机号,工资卡预留手机,紧急联络人1,关系1,联系电话1,紧急联络人2,关系2,联系电话2,信息更新日期'
const asOf = '2026-11-23'

function read(...lines: string[]) {
  const rows = [HEADINGS, ...lines].map((line) => line.split(','))
  const { columns, dataFrom } = findColumns(rows)
  const roster = cleanRoster(rows, columns, { dataFrom, asOf })
  const issues = roster.issues.map(({ row, column, reason, otherRow }) =>
    [row, column, reason, otherRow].filter((part) => part !== undefined).join(' '),
  )
  return { roster, counts: countRoster(roster, asOf), issues }
}

const ZHANG =
  'E1,张三,质量部,在职,,13900000001,13900000002,李四,爸,13900000003,王五,妻,13900000004,2026-01-01'

describe('every row is accounted for', () => {
  test('a person exported twice counts once', () => {
    const { counts, issues } = read(ZHANG, ZHANG)
    expect(counts).toMatchObject({
      rows: 2,
      employees: 1,
      duplicate_employee_rows: 1,
      contacts_given: 2,
    })
    expect(issues).toEqual([])
  })

  test('of two different rows for one person the newer is taken and the other listed', () => {
    const newer = ZHANG.replace('13900000003', '13900000009').replace('2026-01-01', '2026-06-01')
    const { roster, issues } = read(ZHANG, newer)
    expect(roster.employees[0]?.row).toBe(3)
    expect(issues).toEqual(['2 工号 duplicate_differs 3'])
  })

  test('another name under the same 工号 is not taken for the same person', () => {
    const { roster, issues } = read(ZHANG, ZHANG.replace('张三', '赵六'))
    expect(roster.employees.map(({ name }) => name)).toEqual(['张三'])
    expect(issues).toEqual(['3 工号 duplicate_other_person 2'])
  })

  test('the superior is a 工号, and a name alone is nobody', () => {
    const rows = [['工号', '姓名', '直属上级', '联系人', '电话']]
    for (const superior of ['e000005', '李四(E000005)', '李四', '苏A01', 'lisi'])
      rows.push([`E${rows.length}`, '张三', superior, '李四', '13900000003'])
    const { columns, dataFrom } = findColumns(rows)
    const { employees } = cleanRoster(rows, columns, { dataFrom, asOf })
    const superiors = employees.map(({ managerNo }) => managerNo)
    expect(superiors).toEqual(['E000005', 'E000005', null, '苏A01', 'LISI'])
  })

  test('a line of sums is no person, however many cells it fills', () => {
    const { counts, issues } = read(ZHANG, '合计,1,1,1,,1,1,2,2,2,2,2,2,')
    expect(counts.rows).toBe(1)
    expect(issues).toEqual(['3  not_a_person'])
  })

  test('blank rows are nothing; repeated headings and totals are listed and are no people', () => {
    const { counts, issues } = read(ZHANG, ',,,,,', HEADINGS, '合计,1人', '')
    expect(counts.rows).toBe(1)
    expect(issues).toEqual(['4  not_a_person', '5  not_a_person'])
  })

  test('a row without 工号 or name is listed and not imported', () => {
    const { counts, issues } = read(ZHANG.replace('E1', ''), ZHANG.replace('张三', '无'))
    expect(counts).toMatchObject({ rows: 2, employees: 0 })
    expect(issues).toEqual(['2 工号 employee_no_missing', '3 姓名 employee_name_missing'])
  })

  test('each contact that cannot be imported as it stands is listed with its column', () => {
    const { counts, issues } = read(
      'E1,张三,质量部,在职,,13900000001,,李四,爸,1.39e+10,王五,,,2026-01-01',
      'E2,赵六,,在职,,13900000005,13900000006,钱七,甲,13900000005,孙八,母,13900000006,2025-11-22',
      'E3,周九,质量部,在职,,,,,妈,,,,,x',
    )
    expect(issues).toEqual([
      '2 联系电话1 digits_lost',
      '2 联系电话2 phone_missing',
      '3 部门 department_missing',
      '3 关系1 relation_unknown',
      '3 联系电话1 own_number',
      '3 联系电话2 own_number',
      '4 关系1 relation_alone',
      '4 信息更新日期 date_unreadable',
    ])
    expect(counts).toMatchObject({
      contacts_given: 4,
      contacts_importable: 2,
      phones_unreadable: 1,
      contacts_blank: 1,
      own_number: 1,
      payroll_same: 1,
      older_than_one_year: 1,
      relation_by_kind: { 其他: 1, 母亲: 1 },
    })
  })

  test('under 是否离职 a 是 is a leaver, and under 是否在职 somebody who works here', () => {
    const rows = [
      ['工号', '姓名', '是否离职', '联络人', '电话'],
      ['E1', '张三', '是', '李四', '13900000003'],
    ]
    const asked = (heading: string) => {
      const table = [rows[0]?.with(2, heading) ?? [], ...rows.slice(1)]
      const { columns, dataFrom } = findColumns(table)
      return cleanRoster(table, columns, { dataFrom, asOf }).employees[0]?.status
    }
    expect([asked('是否离职'), asked('是否在职')]).toEqual(['left', 'active'])
  })

  test('a leaver is counted, and their family neither imported nor listed', () => {
    const { counts, issues } = read(
      ZHANG.replace('在职,', '离职,2026-05-01').replace('13900000003', '139'),
    )
    expect(counts).toMatchObject({
      employees: 0,
      left: 1,
      contacts_given: 2,
      contacts_importable: 0,
      phones_unreadable: 0,
    })
    expect(issues).toEqual([])
  })

  test('a number named by two people is one shared number; twice by one person is not', () => {
    const { counts, issues } = read(
      ZHANG,
      ZHANG.replace('E1', 'E2').replace('13900000004', '13900000003'),
    )
    expect(counts.shared_by_two_or_more).toBe(1)
    expect(issues).toEqual(['3 联系电话2 same_number_twice'])
  })
})

describe('an export with one row per contact', () => {
  const headings = '工号,姓名,部门,在职状态,联系人,关系,电话,更新日期'
  function readContacts(...lines: string[]) {
    const rows = [headings, ...lines].map((line) => line.split(','))
    const { columns, dataFrom } = findColumns(rows)
    const roster = cleanRoster(rows, columns, { dataFrom, asOf })
    const people = roster.employees.map(({ name, contacts }) => [
      name,
      ...contacts.map((contact) => `${contact.order} ${contact.kind}`),
    ])
    return {
      counts: countRoster(roster, asOf),
      people,
      issues: roster.issues.map(({ row, reason }) => `${row} ${reason}`),
    }
  }
  const first = 'E1,张三,质量部,在职,李四,父,13900000003,2026-01-01'
  const second = 'E1,张三,质量部,在职,王五,母,13900000004,2026-01-01'

  test('a person has the contacts of all their rows, in that order', () => {
    const { people, counts, issues } = readContacts(
      first,
      second,
      'E2,赵六,质量部,在职,钱七,妻,139,',
    )
    expect(people).toEqual([
      ['张三', '1 ready', '2 ready'],
      ['赵六', '1 unreadable'],
    ])
    expect(counts).toMatchObject({
      rows: 3,
      employees: 2,
      contacts_given: 3,
      duplicate_employee_rows: 0,
    })
    expect(issues).toEqual(['4 too_short'])
  })

  test('below merged cells only the contact differs', () => {
    const { people, counts } = readContacts(
      first,
      ',,,,王五,母,13900000004,',
      'E2,赵六,质量部,在职,,,,',
    )
    expect(people).toEqual([['张三', '1 ready', '2 ready'], ['赵六']])
    expect(counts).toMatchObject({ rows: 3, employees: 2 })
  })

  test('the same contact again is a repeated row, and the same number again is listed', () => {
    const again = second.replace('13900000004', '13900000003')
    const { people, counts, issues } = readContacts(first, first, again)
    expect(people).toEqual([['张三', '1 ready', '2 ready']])
    expect(counts.duplicate_employee_rows).toBe(1)
    expect(issues).toEqual(['4 same_number_twice'])
  })

  test('rows of one person that differ in more than the contact are listed, and no contact is lost', () => {
    const { people, issues } = readContacts(first, second.replace('质量部', '设备部'))
    expect(people).toEqual([['张三', '1 ready', '2 ready']])
    expect(issues).toEqual(['3 contact_row_differs'])
  })

  test('a sixth contact and another name under the 工号 are listed, and not imported', () => {
    const many = [1, 2, 3, 4, 5, 6].map((n) =>
      first.replace('李四', `李${'一二三四五六'[n - 1]}`).replace('0003', `001${n}`),
    )
    const { people, issues } = readContacts(...many, second.replace('张三', '张飞'))
    expect(people[0]).toHaveLength(7)
    expect(people[0]?.at(-1)).toBe('6 incomplete')
    expect(issues).toEqual(['7 too_many_contacts', '8 duplicate_other_person'])
  })

  test('a few people exported twice with another contact are still repeated rows', () => {
    const others = [2, 3, 4, 5, 6, 7].map(
      (n) => `E${n},某${'一二三四五六七'[n - 1]},质量部,在职,李四,父,1390000010${n},`,
    )
    const { counts, issues } = readContacts(first, second, ...others)
    expect(counts).toMatchObject({ duplicate_employee_rows: 1, contacts_given: 7 })
    expect(issues).toEqual(['3 duplicate_differs'])
  })
})

test('the error file holds row, 工号, column and reason, and neither a number nor a name', () => {
  const { roster } = read(
    '13912345678,张三,质量部,在职,,13900000001,,李四,爸,139****0003,王五/赵六,妻,13900000004,2026-01-01',
    ZHANG.replace('李四', '李四13900000003'),
  )
  const text = JSON.stringify(listIssues(roster.issues))
  expect(listIssues(roster.issues)).toHaveLength(4)
  expect(text).toContain('139****5678')
  expect(text).not.toMatch(/1[3-9]\d{9}|张三|李四|王五|赵六/)
})
