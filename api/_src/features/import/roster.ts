import type { Relation } from '../../../../shared/relation.ts'
import type { PhoneTrouble } from './clean-phone.ts'
import type { Issue } from './issue-reasons.ts'

/** One contact as the file gives it. Only `ready` ones can be imported; the others are counted and listed. */
export type RosterContact =
  | ReadyContact
  | { kind: 'unreadable'; order: number; trouble: PhoneTrouble }
  | { kind: 'incomplete'; order: number }

export type ReadyContact = {
  kind: 'ready'
  order: number
  name: string
  relation: Relation
  phone: string
  /** `attendance` and `payroll`: the employee's own number, which is never asked. */
  ownNumber: 'attendance' | 'payroll' | null
  /** The employee gave this number once already: it is asked once. */
  repeated: boolean
}

/** One employee as the file gives it, cleaned. Dates are `yyyy-mm-dd`; `row` is the row Excel shows. */
export type RosterEmployee = {
  row: number
  employeeNo: string
  name: string
  site: string
  department: string
  managerNo: string | null
  status: 'onboarding' | 'active' | 'left'
  hiredOn: string | null
  leftOn: string | null
  updatedOn: string | null
  ownPhone: string | null
  payrollPhone: string | null
  contacts: RosterContact[]
}

/** A whole file: each person once, and everything a person must look at. */
export type Roster = {
  /** Rows about a person, repeated ones included. */
  rows: number
  employees: RosterEmployee[]
  duplicateRows: number
  issues: Issue[]
}
