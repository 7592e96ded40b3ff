import type { Queryable } from '../../../../db/client.ts'
import { type Comparison, compareMembers } from './compare-members.ts'
import { findKnownEmployees, listLeavers, visitKnownEmployees } from './directory-queries.ts'
import type { Company } from './directory-sync.ts'
import { isSettled, type KnownEmployee } from './member-row.ts'

const CHUNK = 1_000

/**
 * The directory beside all employees. Of a large company only those are kept in memory whom it says something new of,
 * their superiors, and whoever has a 工号 that a new member claims. `here`: employees with an account who have not left.
 */
export async function compareCompany(
  q: Queryable,
  company: Company,
  { newcomer }: { newcomer: 'onboarding' | 'active' },
): Promise<Comparison & { here: number }> {
  const { members } = company
  const departmentIds = new Set(company.departments.map(({ id }) => id))
  const leaders = await findByAccounts(
    q,
    [...members.values()].flatMap((one) => one.leaderUserid ?? []),
  )
  const byUserid = new Map(leaders.flatMap((one) => (one.userid ? [[one.userid, one]] : [])))
  const known = new Map(leaders.map((one) => [one.id, one]))
  const settled = new Set<string>()
  let here = 0
  await visitKnownEmployees(q, (employee) => {
    if (employee.userid !== null && !employee.left) here++
    if (employee.userid !== null && isSettled(employee, { members, departmentIds, byUserid }))
      settled.add(employee.userid)
    else known.set(employee.id, employee)
  })
  // whoever is settled may have the 工号 that somebody else claims
  const claimed: string[] = []
  if (settled.size > 0)
    for (const { userid, employeeNo } of members.values())
      if (!settled.has(userid)) claimed.push(employeeNo ?? userid)
  for (let at = 0; at < claimed.length; at += CHUNK) {
    const employeeNos = claimed.slice(at, at + CHUNK)
    for (const owner of await findKnownEmployees(q, { userids: [], employeeNos, name: null }))
      known.set(owner.id, owner)
  }
  const comparison = compareMembers({
    members,
    departmentIds,
    known: [...known.values()],
    settled,
    leavers: await listLeavers(q),
    newcomer,
  })
  return { ...comparison, here }
}

async function findByAccounts(q: Queryable, accounts: readonly string[]): Promise<KnownEmployee[]> {
  const userids = [...new Set(accounts)]
  const found: KnownEmployee[] = []
  for (let at = 0; at < userids.length; at += CHUNK) {
    const some = userids.slice(at, at + CHUNK)
    found.push(...(await findKnownEmployees(q, { userids: some, employeeNos: [], name: null })))
  }
  return found
}
