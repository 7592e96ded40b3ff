import type { DirectoryMember } from '../../ports/directory.ts'
import type { DifferenceKind } from './directory-sync.ts'

/** An employee as far as a directory is concerned. */
export type KnownEmployee = {
  id: string
  employeeNo: string
  userid: string | null
  name: string
  left: boolean
  /** WeCom's id of their department. */
  departmentExternalId: string | null
  superiorNo: string | null
}

/** What the directory says of one member, for whoever keeps people. */
export type MemberRow = {
  employeeNo: string
  userid: string
  name: string
  department?: { externalId: string }
  superiorNo?: string
  status?: 'onboarding' | 'active'
}

export type Comparison = {
  /** Of whom the directory says something new. */
  rows: MemberRow[]
  /** Those of `rows` who had left, and are back. */
  returning: ReadonlySet<string>
  /** Employees with an account whom the directory does not name. */
  missing: KnownEmployee[]
  held: { kind: DifferenceKind; userid: string; employeeId: string | null }[]
}

export type Comparing = {
  members: readonly DirectoryMember[]
  /** WeCom's ids of the departments that it named. */
  departmentIds: ReadonlySet<string>
  known: readonly KnownEmployee[]
  /** Accounts that the directory itself saw leave. */
  leavers: ReadonlySet<string>
  /** What somebody new is: of the first reading a whole company in service, later whoever joins it. */
  newcomer: 'onboarding' | 'active'
}

/**
 * The directory beside the company; pure. An employee is whoever has the account, else whoever has the 工号 that the
 * member's own field holds; without such a field the account is the 工号. Never guessed: a member without 工号 who has
 * the name of an employee without account waits for a person, and so does whoever left by another source's word and is
 * still in the directory.
 */
export function compareMembers(given: Comparing): Comparison {
  const members = new Map(given.members.map((member) => [member.userid, member]))
  const byUserid = new Map<string, KnownEmployee>()
  const byNo = new Map<string, KnownEmployee>()
  const nameless = new Map<string, KnownEmployee>()
  for (const employee of given.known) {
    byNo.set(employee.employeeNo, employee)
    if (employee.userid) byUserid.set(employee.userid, employee)
    else if (!employee.left) nameless.set(employee.name, employee)
  }

  /** Under which 工号 a member is, or will be, kept. */
  function numberOf(userid: string): string | null {
    const employee = byUserid.get(userid)
    const said = members.get(userid)?.employeeNo
    if (!employee) return said ?? (members.has(userid) ? userid : null)
    return (employee.employeeNo === userid && said) || employee.employeeNo
  }

  const rows: MemberRow[] = []
  const returning = new Set<string>()
  const held: Comparison['held'] = []
  const taken = new Set<string>()
  for (const member of members.values()) {
    const { userid } = member
    const employeeNo = numberOf(userid) ?? userid
    const mine = byUserid.get(userid)
    const same = mine ?? byNo.get(employeeNo)
    const hold = (kind: DifferenceKind) => held.push({ kind, userid, employeeId: same?.id ?? null })

    const otherIsHere = !mine && same?.userid && members.has(same.userid)
    if (otherIsHere || taken.has(employeeNo)) {
      hold('employee_no_twice')
      continue
    }
    taken.add(employeeNo)
    if (!same && !member.employeeNo && nameless.has(member.name)) {
      hold('same_name')
      continue
    }
    const back = same?.left && isBack(userid, same, given.leavers)
    if (same?.left && !back) {
      hold('left_elsewhere')
      continue
    }
    if (back) returning.add(userid)
    const superiorNo = member.leaderUserid && numberOf(member.leaderUserid)
    const row: MemberRow = {
      employeeNo,
      userid,
      name: member.name,
      ...(member.departmentId && given.departmentIds.has(member.departmentId)
        ? { department: { externalId: member.departmentId } }
        : {}),
      ...(superiorNo && superiorNo !== employeeNo ? { superiorNo } : {}),
      ...(back ? { status: 'onboarding' as const } : same ? {} : { status: given.newcomer }),
    }
    if (!same || saysMore(row, same)) rows.push(row)
  }
  const missing = given.known.filter(
    ({ userid, left }) => userid !== null && !left && !members.has(userid),
  )
  return {
    rows,
    returning,
    missing: missing.filter(({ employeeNo }) => !taken.has(employeeNo)),
    held,
  }
}

/** Of a large company almost nobody changes from one day to the next: whoever keeps people need not look at them. */
function saysMore(row: MemberRow, same: KnownEmployee): boolean {
  return (
    row.status !== undefined ||
    row.userid !== same.userid ||
    row.employeeNo !== same.employeeNo ||
    row.name !== same.name ||
    (row.department !== undefined && row.department.externalId !== same.departmentExternalId) ||
    (row.superiorNo !== undefined && row.superiorNo !== same.superiorNo)
  )
}

/** The directory saw them go, or has them under another account than before. */
function isBack(userid: string, same: KnownEmployee, leavers: ReadonlySet<string>): boolean {
  if (same.userid === null) return false
  return same.userid !== userid || leavers.has(userid)
}
