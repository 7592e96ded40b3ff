import { compareMembers } from '../features/directory/compare-members.ts'
import {
  findDepartmentIds,
  findKnownEmployees,
  isSyncRunning,
  listLeaversAmong,
} from '../features/directory/directory-queries.ts'
import { orderDepartments } from '../features/directory/order-departments.ts'
import { renameAccount } from '../features/employee/rename-account.ts'
import { saveDepartments } from '../features/employee/save-departments.ts'
import { addMilliseconds, MINUTE } from '../kernel/clock.ts'
import { inTransaction } from '../kernel/core.ts'
import type { DirectoryMember, DirectoryPort } from '../ports/directory.ts'
import { saveLeavers, saveMembers } from './directory-rows.ts'
import type { Flow } from './flow.ts'

/**
 * A push said that a member changed: WeCom is asked how things stand now, so that order, repetition and age of pushes do
 * not matter. Who is gone leaves at once; everything else waits while the whole directory is being read.
 */
export async function followMember(
  flow: Flow,
  { userid, formerUserid }: { userid: string; formerUserid: string | null },
): Promise<{ postpone: Date } | undefined> {
  const { directory } = flow
  if (!directory) return undefined
  const member = await directory.member(userid)
  if (member === 'hidden') return undefined
  if (member === 'gone') {
    const known = await findKnownEmployees(flow.db, {
      userids: [userid],
      employeeNos: [],
      name: null,
    })
    await saveLeavers(
      flow,
      known.filter(({ left }) => !left),
    )
    return undefined
  }
  const now = flow.clock.now()
  if (await isSyncRunning(flow.db, now)) return { postpone: addMilliseconds(now, MINUTE) }
  if (formerUserid && (await directory.member(formerUserid)) === 'gone')
    await inTransaction(flow, (t) => renameAccount(t, { from: formerUserid, to: userid }))
  await takeMember(flow, directory, member)
  return undefined
}

async function takeMember(
  flow: Flow,
  directory: DirectoryPort,
  member: DirectoryMember,
): Promise<void> {
  const { userid, employeeNo, departmentId, leaderUserid } = member
  let departmentIds = await findDepartmentIds(flow.db, departmentId ? [departmentId] : [])
  if (departmentId && !departmentIds.has(departmentId)) {
    await followDepartments(flow)
    departmentIds = await findDepartmentIds(flow.db, [departmentId])
  }
  const known = await findKnownEmployees(flow.db, {
    userids: [userid, ...(leaderUserid ? [leaderUserid] : [])],
    employeeNos: [employeeNo ?? userid],
    name: employeeNo === null ? member.name : null,
  })
  // somebody else's account has this 工号: theirs it stays as long as they are there
  const others = known.filter(
    (one) => one.userid !== null && one.userid !== userid && one.employeeNo === employeeNo,
  )
  const rivals: DirectoryMember[] = []
  for (const other of others) {
    const found = await directory.member(other.userid ?? '')
    if (found === 'hidden') return
    if (found !== 'gone') rivals.push(found)
  }
  const comparison = compareMembers({
    members: new Map([...rivals, member].map((one) => [one.userid, one])),
    departmentIds,
    known,
    leavers: await listLeaversAmong(flow.db, [userid, ...known.map(({ id }) => id)]),
    newcomer: 'onboarding',
  })
  const rows = comparison.rows.filter((row) => row.userid === userid)
  if (rows.length > 0)
    await saveMembers(flow, { rows, returning: comparison.returning, quiet: false })
}

/** All departments with their leaders, as they stand now; however many pushes there were. */
export async function followDepartments(flow: Flow): Promise<void> {
  const departments = (await flow.directory?.departments()) ?? []
  if (departments.length === 0) return
  const rows = orderDepartments(departments)
  await inTransaction(flow, (t) => saveDepartments(t, { rows }))
}
