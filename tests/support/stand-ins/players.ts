import type { Company, CompanyEmployee } from '../../sandbox/company.ts'

/** A part to play at the desk, and who plays it in the invented company. */
export type Player = {
  part: string
  chinese: string
  name: string
  userid: string
  does: string
  hint: string
}

/** Who plays which part at the desk, one for each. */
export function playersOf(company: Company): Player[] {
  const { employees, departments } = company
  const having = (role: CompanyEmployee['roles'][number]) =>
    employees.find(({ roles }) => roles.includes(role))
  const [, , , , workshop] = departments
  const manager = employees.find(({ userid }) => userid === workshop?.managerUserid)
  const parts: [string, string, CompanyEmployee | undefined, string, string][] = [
    [
      'HR',
      '人事',
      having('hr'),
      'worklist, records, follow-ups of one site',
      '待办、档案、跟进，本基地',
    ],
    [
      'HR lead',
      '人事主管',
      having('hr_lead'),
      'the same for the whole company, the dashboard',
      '同上，全公司；看板',
    ],
    ['manager', '经理', manager, 'decides replacements of contacts', '变更审批'],
    [
      'duty officer',
      '应急值班',
      having('duty'),
      'the emergency card, any department',
      '紧急联系，任何部门',
    ],
    [
      'administrator',
      '系统管理员',
      having('admin'),
      'alerts that reached nobody, roles, the audit log',
      '系统状态、角色、审计',
    ],
    ['privacy officer', '隐私专员', having('privacy'), 'the audit log', '审计'],
  ]
  return parts.flatMap(([part, chinese, person, does, hint]) =>
    person ? [{ part, chinese, name: person.name, userid: person.userid, does, hint }] : [],
  )
}
