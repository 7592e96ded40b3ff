import { cleanCell, isBlank } from './clean-cell.ts'
import { cleanContact } from './clean-contact.ts'
import { cleanDate } from './clean-date.ts'
import { cleanEmployment } from './clean-employment.ts'
import { cleanName } from './clean-name.ts'
import { cleanPhone } from './clean-phone.ts'
import { type Columns, headingAt, type SingleField } from './columns.ts'
import type { DateOrder } from './date-order.ts'
import type { Issue, IssueReason } from './issue-reasons.ts'
import { asksIfLeft } from './recognise-heading.ts'
import type { RosterEmployee } from './roster.ts'

type DateField = 'hired_on' | 'left_on' | 'updated_on'
export type DateOrders = Record<DateField, DateOrder>

export type CleanedRow = { employee: RosterEmployee | null; issues: Issue[] }

/**
 * Cleans one row into one employee with their contacts, and lists what a person must look at. The contacts
 * of somebody who left are read for the counts and reported to nobody: they are not imported.
 */
export function cleanRow(
  row: readonly string[],
  columns: Columns,
  place: { row: number; asOf: string; dateOrders?: DateOrders },
): CleanedRow {
  const employeeNo = cleanEmployeeNo(cellOf(row, columns, 'employee_no'))
  const issues: Issue[] = []
  const report = (column: string, reason: IssueReason) =>
    issues.push({ row: place.row, employeeNo, column, reason })
  const at = (field: SingleField) => headingAt(columns, columns.single[field])

  if (employeeNo === '') {
    report(at('employee_no'), 'employee_no_missing')
    return { employee: null, issues }
  }
  const name = cleanName(cellOf(row, columns, 'name'), 'employee')
  if (name.kind !== 'name') {
    report(at('name'), name.kind === 'blank' ? 'employee_name_missing' : name.trouble)
    return { employee: null, issues }
  }

  const dateIn = (field: DateField) => {
    const date = cleanDate(cellOf(row, columns, field), place.dateOrders?.[field])
    if (date.kind === 'unreadable') report(at(field), 'date_unreadable')
    return date.kind === 'date' ? date.date : null
  }
  const phoneIn = (field: 'own_phone' | 'payroll_phone') => {
    const phone = cleanPhone(cellOf(row, columns, field))
    if (phone.kind === 'unreadable') report(at(field), phone.trouble)
    return phone.kind === 'mobile' ? phone.phone : null
  }
  const hiredOn = dateIn('hired_on')
  const leftOn = dateIn('left_on')
  const employment = cleanEmployment(cellOf(row, columns, 'status'), {
    hiredOn,
    leftOn,
    leaveDateUnreadable: issues.some(({ column }) => column !== '' && column === at('left_on')),
    asOf: place.asOf,
    asksIfLeft: asksIfLeft(at('status')),
  })
  if (employment.trouble)
    report(at(columns.single.status === undefined ? 'left_on' : 'status'), employment.trouble)

  const department = departmentOf(row, columns)
  if (department === '' && columns.departments.length > 0 && employment.status !== 'left') {
    report(headingAt(columns, columns.departments[0]), 'department_missing')
  }
  const attendance = phoneIn('own_phone')
  const payroll = phoneIn('payroll_phone')
  const seen = new Set<string>()
  const contacts = columns.contacts.flatMap((group, index) => {
    const contact = cleanContact(row, group, {
      order: index + 1,
      columns,
      own: { attendance, payroll },
      seen,
      report: employment.status === 'left' ? () => {} : report,
    })
    return contact ?? []
  })
  const employee: RosterEmployee = {
    row: place.row,
    employeeNo,
    name: name.name,
    site: plainText(cellOf(row, columns, 'site')),
    department,
    managerNo: cleanManagerNo(cellOf(row, columns, 'manager_no')),
    status: employment.status,
    hiredOn,
    leftOn,
    updatedOn: dateIn('updated_on'),
    ownPhone: attendance,
    payrollPhone: payroll,
    contacts,
  }
  return { employee, issues }
}

function cellOf(row: readonly string[], columns: Columns, field: SingleField): string {
  const column = columns.single[field]
  return column === undefined ? '' : (row[column] ?? '')
}

/** One form for one 工号: no spaces, capital letters, and no .0 of a spreadsheet number. */
function cleanEmployeeNo(raw: string): string {
  const cell = cleanCell(raw)
    .replace(/\s+/g, '')
    .replace(/^(\d+)\.0+$/, '$1')
    .toUpperCase()
  return isBlank(cell) ? '' : cell
}

/** Under 直属上级 some write the number, some 李四(E000005), some only a name, which is nobody's 工号. */
function cleanManagerNo(raw: string): string | null {
  const cell = cleanEmployeeNo(raw)
  const employeeNo = /\(([^()]*\d[^()]*)\)$/.exec(cell)?.[1] ?? cell
  return /[\dA-Z]/.test(employeeNo) ? employeeNo : null
}

function departmentOf(row: readonly string[], columns: Columns): string {
  const levels = columns.departments
    .map((column) => plainText(row[column] ?? ''))
    .filter((level) => level !== '')
  return [...new Set(levels)].join('/')
}

function plainText(raw: string): string {
  const cell = cleanCell(raw)
  return isBlank(cell) || /^同(?:上|前)$/.test(cell) ? '' : cell
}
