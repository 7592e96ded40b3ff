import type { Company } from '../../sandbox/company.ts'
import type { Member } from '../../sandbox/options.ts'

/** Who is about to join the invented company: the HR core has them, WeCom does not yet. */
export const joiner = { employeeNo: 'YC-2026-JOINER', name: '林小满', userid: 'LinXiaoman' }

/** The same person as WeCom's directory gets them on their first day, in the first workshop. */
export function joiningMember({ departments }: Company): Member {
  const workshop = departments.find(({ name }) => name === '一车间')
  return {
    userid: joiner.userid,
    name: joiner.name,
    employeeNumber: joiner.employeeNo,
    departmentIds: [workshop?.id ?? 1],
    position: '操作工',
    directLeaders: workshop ? [workshop.managerUserid] : [],
  }
}
