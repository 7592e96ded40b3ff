import type { TxCore } from '../../kernel/core.ts'
import type { RosterEmployee } from './roster.ts'

/** Due on every clock: the demo's runs behind this machine's, and the command does not know it. */
export const AT_ONCE = new Date(0)

/** One person as the file gives them; what it leaves empty is not said. */
export type ImportedPerson = {
  employeeNo: string
  name: string
  site?: string
  department?: { site: string; name: string }
  superiorNo?: string
  status: RosterEmployee['status']
  hiredOn?: string
  leftOn?: string
  affirmedAt?: string
  numbers: { attendance?: string; payroll?: string }
}

/** How a row of people, numbers or departments was before (null: it was not). */
export type ChangeNote = {
  kind: 'department' | 'employee' | 'number'
  subject: string
  before: Record<string, unknown> | null
}

/** Whoever keeps the company's people takes them from the file, and notes what the import may have to take back. */
export type SavePeople = (
  t: TxCore,
  input: { rows: readonly ImportedPerson[]; quiet: true; at: Date },
) => Promise<{ results: readonly { outcome: string }[]; notes: readonly ChangeNote[] }>

export type UndoPeople = (
  t: TxCore,
  input: { notes: readonly ChangeNote[]; at: Date },
) => Promise<void>

export function importedPerson(employee: RosterEmployee): ImportedPerson {
  const { employeeNo, name, site, status } = employee
  return {
    employeeNo,
    name,
    status,
    ...(site && { site }),
    ...(employee.department && { department: { site, name: employee.department } }),
    ...(employee.managerNo &&
      employee.managerNo !== employeeNo && { superiorNo: employee.managerNo }),
    ...(employee.hiredOn && { hiredOn: employee.hiredOn }),
    ...(employee.leftOn && { leftOn: employee.leftOn }),
    ...(employee.updatedOn && { affirmedAt: `${employee.updatedOn}T00:00:00+08:00` }),
    numbers: {
      ...(employee.ownPhone && { attendance: employee.ownPhone }),
      ...(employee.payrollPhone && { payroll: employee.payrollPhone }),
    },
  }
}
