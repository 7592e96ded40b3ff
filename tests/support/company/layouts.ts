import type { Random } from '../../sandbox/core/random.ts'
import type { MadePerson } from './invent-people.ts'
import type { Layout } from './options.ts'

/** How one company's HR system writes: its headings, the order of a row, its dates and its words. */
export type RowLayout = {
  headings: string[]
  cells(person: MadePerson, phones: RowPhones, random: Random): string[]
}
export type RowPhones = { own: string; payroll: string; contacts: string[] }

const slashed = (date: string) => date.split('-').map(Number).join('/')
const inChinese = (date: string) => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

const standard: RowLayout = {
  headings:
    '工号,姓名,基地,部门,直属上级工号,入职日期,在职状态,离职日期,考勤手机号,工资卡预留手机,紧急联络人1,关系1,联系电话1,紧急联络人2,关系2,联系电话2,信息更新日期'.split(
      ',',
    ),
  cells(person, phones, random) {
    const writeDate = random.pick([(date: string) => date, slashed, inChinese])
    return [
      person.employeeNo,
      person.name,
      person.site,
      person.department,
      person.managerNo,
      writeDate(person.hiredOn),
      person.status,
      person.leftOn,
      phones.own,
      phones.payroll,
      ...contactCells(person, phones, 0),
      ...contactCells(person, phones, 1),
      person.updatedOn,
    ]
  },
}

const other: RowLayout = {
  headings:
    '序号,员工编号*,员工姓名(必填),性别,厂区,一级部门,汇报对象工号,进厂时间,员工状态,离厂日期,手机号,银行预留手机号,第一紧急联系人姓名,与本人关系,第一紧急联系人手机,第二紧急联系人姓名,与本人关系,第二紧急联系人手机,最近核实时间,备注'.split(
      ',',
    ),
  cells(person, phones, random) {
    const compact = person.hiredOn.replaceAll('-', '')
    const statusWords = { 在职: '正式', 试用: '试用期', 离职: '已离职' }
    return [
      String(Number(person.employeeNo.slice(1))),
      person.employeeNo,
      person.name.replace('·', random.pick(['·', '•', '．'])),
      random.pick(['男', '女']),
      person.site,
      person.department,
      person.managerNo,
      random.pick([compact, slashed(person.hiredOn), excelSerial(person.hiredOn)]),
      statusWords[person.status],
      person.leftOn && `${person.leftOn} 00:00:00`,
      phones.own,
      phones.payroll,
      ...contactCells(person, phones, 0),
      ...contactCells(person, phones, 1),
      `${person.updatedOn} 09:30`,
      random.pick(['', '', '已核', '"急"']),
    ]
  },
}

const english: RowLayout = {
  headings:
    'Employee ID,Name,Site,Department,Manager ID,Hire Date,Status,Termination Date,Attendance Mobile,Payroll Mobile,Emergency Contact 1,Relation 1,Emergency Phone 1,Emergency Contact 2,Relation 2,Emergency Phone 2,Last Updated'.split(
      ',',
    ),
  cells(person, phones, random) {
    const cells = standard.cells(person, phones, random)
    cells[5] = slashed(person.hiredOn)
    cells[6] = { 在职: 'Active', 试用: 'Probation', 离职: 'Terminated' }[person.status]
    return cells
  },
}

export const layouts: Record<Layout, RowLayout> = { standard, other, english }

function contactCells(person: MadePerson, phones: RowPhones, at: number): string[] {
  const contact = person.contacts[at]
  return contact ? [contact.name, contact.word, phones.contacts[at] ?? ''] : ['', '', '']
}

function excelSerial(date: string): string {
  return String(Date.parse(date) / 86_400_000 + 25_569)
}
