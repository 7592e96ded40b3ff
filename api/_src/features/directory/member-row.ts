import type { DirectoryMember } from '../../ports/directory.ts'

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

export type Seen = {
  /** By account. */
  members: ReadonlyMap<string, DirectoryMember>
  /** WeCom's ids of the departments that it named. */
  departmentIds: ReadonlySet<string>
  /** Employees by account: whoever is asked about, and whoever leads them. */
  byUserid: ReadonlyMap<string, KnownEmployee>
}

/** Under which 工号 a member is, or will be, kept: a 工号 that is only the account gives way to a real one. */
export function numberOf(userid: string, { members, byUserid }: Seen): string | null {
  const employee = byUserid.get(userid)
  const said = members.get(userid)?.employeeNo
  if (!employee) return said ?? (members.has(userid) ? userid : null)
  return (employee.employeeNo === userid && said) || employee.employeeNo
}

export function rowOf(
  member: DirectoryMember,
  seen: Seen,
  status?: 'onboarding' | 'active',
): MemberRow {
  const employeeNo = numberOf(member.userid, seen) ?? member.userid
  const superiorNo = member.leaderUserid && numberOf(member.leaderUserid, seen)
  return {
    employeeNo,
    userid: member.userid,
    name: member.name,
    ...(member.departmentId && seen.departmentIds.has(member.departmentId)
      ? { department: { externalId: member.departmentId } }
      : {}),
    ...(superiorNo && superiorNo !== employeeNo ? { superiorNo } : {}),
    ...(status ? { status } : {}),
  }
}

export function saysMore(row: MemberRow, same: KnownEmployee): boolean {
  return (
    row.status !== undefined ||
    row.userid !== same.userid ||
    row.employeeNo !== same.employeeNo ||
    row.name !== same.name ||
    (row.department !== undefined && row.department.externalId !== same.departmentExternalId) ||
    (row.superiorNo !== undefined && row.superiorNo !== same.superiorNo)
  )
}

/** Of a large company almost nobody changes from one day to the next: these need not be kept in mind, nor written. */
export function isSettled(employee: KnownEmployee, seen: Seen): boolean {
  const member = employee.userid === null ? undefined : seen.members.get(employee.userid)
  if (!member || employee.left) return false
  const byUserid = new Map([...leaderOf(member, seen), [member.userid, employee] as const])
  return !saysMore(rowOf(member, { ...seen, byUserid }), employee)
}

function leaderOf({ leaderUserid }: DirectoryMember, { byUserid }: Seen) {
  const leader = leaderUserid === null ? undefined : byUserid.get(leaderUserid)
  return leader && leaderUserid !== null ? [[leaderUserid, leader] as const] : []
}
