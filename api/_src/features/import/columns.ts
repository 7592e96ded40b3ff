import { MAX_CONTACTS } from '../../../../shared/contact.ts'

/** What a column of the file may hold once per employee. */
export const singleFields = [
  'employee_no',
  'name',
  'site',
  'department',
  'manager_no',
  'hired_on',
  'status',
  'left_on',
  'own_phone',
  'payroll_phone',
  'updated_on',
] as const
export type SingleField = (typeof singleFields)[number]

/** What a column may hold once per contact. */
export const contactParts = ['contact', 'relation', 'phone'] as const
export type ContactPart = (typeof contactParts)[number]
type Order = 1 | 2 | 3 | 4 | 5
export type ColumnField = SingleField | `${ContactPart}${Order}` | 'ignore'

export const columnFields: readonly ColumnField[] = [
  ...singleFields,
  ...contactParts.flatMap((part) => ([1, 2, 3, 4, 5] as const).map((n) => `${part}${n}` as const)),
  'ignore',
]

export const fieldNames: Record<SingleField | ContactPart | 'ignore', string> = {
  employee_no: '工号',
  name: '员工姓名',
  site: '基地',
  department: '部门',
  manager_no: '直属上级工号',
  hired_on: '入职日期',
  status: '在职状态',
  left_on: '离职日期',
  own_phone: '本人手机号（考勤）',
  payroll_phone: '工资卡预留手机',
  updated_on: '信息更新日期',
  contact: '紧急联络人',
  relation: '关系',
  phone: '联系电话',
  ignore: '不用这一列',
}

/** 联系电话 2 for phone2. */
export function nameField(field: ColumnField): string {
  const [, part = field, n = ''] = /^(contact|relation|phone)(\d)$/.exec(field) ?? []
  const name = fieldNames[part as keyof typeof fieldNames]
  return n === '' ? name : `${name} ${n}`
}

export type ContactColumns = { contact?: number; relation?: number; phone?: number }

/** Where each field stands: column numbers from 0. Several department columns are levels of one path. */
export type Columns = {
  headings: string[]
  single: Partial<Record<SingleField, number>>
  departments: number[]
  contacts: ContactColumns[]
}

/** The field that a column serves, or null. */
export function fieldAt(columns: Columns, column: number): ColumnField | null {
  if (columns.departments.includes(column)) return 'department'
  const single = singleFields.find((field) => columns.single[field] === column)
  if (single) return single
  for (const [at, group] of columns.contacts.entries()) {
    const part = contactParts.find((name) => group[name] === column)
    if (part && at < MAX_CONTACTS) return `${part}${(at + 1) as Order}`
  }
  return null
}

/** A column's heading for the error file; a column without one is named by its letter. */
export function headingAt(columns: Columns, column: number | undefined): string {
  if (column === undefined) return ''
  return columns.headings[column] || `${columnLetter(column)} 列`
}

export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last
}
