import type { DirectoryMember } from '../../ports/directory.ts'
import type { DifferenceKind } from './directory-sync.ts'
import { type KnownEmployee, type MemberRow, numberOf, rowOf, saysMore } from './member-row.ts'

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
  /** By account. */
  members: ReadonlyMap<string, DirectoryMember>
  /** WeCom's ids of the departments that it named. */
  departmentIds: ReadonlySet<string>
  /** All whom the directory may mean; those of `settled` may be left out, as long as they lead nobody here. */
  known: readonly KnownEmployee[]
  /** Accounts of whom nothing new is said, as isSettled found. */
  settled?: ReadonlySet<string>
  /** Accounts that the directory itself saw leave; of whom is forgotten, the employee's id. */
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
  const { members } = given
  const byUserid = new Map<string, KnownEmployee>()
  const byNo = new Map<string, KnownEmployee>()
  const nameless = new Map<string, KnownEmployee>()
  for (const employee of given.known) {
    byNo.set(employee.employeeNo, employee)
    if (employee.userid) byUserid.set(employee.userid, employee)
    else if (!employee.left) nameless.set(employee.name, employee)
  }

  const seen = { members, departmentIds: given.departmentIds, byUserid }
  const rows: MemberRow[] = []
  const returning = new Set<string>()
  const held: Comparison['held'] = []
  const taken = new Set<string>()
  for (const member of members.values()) {
    const { userid } = member
    if (given.settled?.has(userid)) continue
    const employeeNo = numberOf(userid, seen) ?? userid
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
    const status = back ? 'onboarding' : same ? undefined : given.newcomer
    const row = rowOf(member, seen, status)
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

/** The directory saw them go, or has them under another account than before. */
function isBack(userid: string, same: KnownEmployee, leavers: ReadonlySet<string>): boolean {
  // forgotten by now, account and all: their id stands for it
  if (same.userid === null) return leavers.has(same.id)
  return same.userid !== userid || leavers.has(userid)
}
