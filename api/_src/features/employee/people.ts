export const numberSources = ['attendance', 'payroll', 'wecom', 'talent_pool', 'hr_core'] as const
export type NumberSource = (typeof numberSources)[number]

export type EmployeeStatus = 'onboarding' | 'active' | 'left'

/** By what the source calls it, or by site and name: one that nobody knows yet by its name is made. */
export type DepartmentRef = { externalId: string } | { site: string; name: string }

/**
 * What a source says of one person. A field that is absent stays as it is; null takes the value away. `affirmedAt`
 * (ISO) counts for somebody new alone. Numbers are mobile numbers as `readPhone` leaves them.
 */
export type PersonRow = {
  employeeNo: string
  userid?: string | null
  name?: string
  department?: DepartmentRef
  site?: string
  superiorNo?: string | null
  status?: EmployeeStatus
  /** `yyyy-mm-dd`, as `leftOn`. */
  hiredOn?: string | null
  leftOn?: string | null
  affirmedAt?: string
  numbers?: { [source in NumberSource]?: string }
}

/** Why a row was left alone: the others of its batch are written. */
export type PersonRefusal =
  | 'repeated'
  | 'name_missing'
  | 'userid_taken'
  | 'employee_no_taken'
  | 'department_unknown'

export type PersonResult =
  | { outcome: 'added'; employeeId: string }
  | { outcome: 'unchanged'; employeeId: string }
  | { outcome: 'changed'; employeeId: string; fields: readonly ChangedField[] }
  | { outcome: 'refused'; reason: PersonRefusal }

export const personFields = [
  'employee_no',
  'userid',
  'name',
  'department_id',
  'site',
  'superior_no',
  'status',
  'hired_on',
  'left_on',
] as const
export type PersonField = (typeof personFields)[number]
export type ChangedField = PersonField | 'numbers'

/** A row as it was before (null: it was not), for whoever may have to put it back. */
export type PeopleNote = {
  kind: 'department' | 'employee' | 'number'
  /** The row's id; for a number the employee's id and the source, with a slash between. */
  subject: string
  before: Record<string, unknown> | null
}

/** An employee as the table has it. */
export type EmployeeRow = {
  id: string
  employee_no: string
  userid: string | null
  name: string
  department_id: string | null
  site: string
  superior_no: string | null
  status: EmployeeStatus
  hired_on: string | null
  left_on: string | null
  affirmed_at: string | null
  created_at: string
  updated_at: string
}
