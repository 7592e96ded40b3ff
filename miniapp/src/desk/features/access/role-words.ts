import { grantableRoles } from '../../../../../shared/access.ts'
import { roleWords } from '../../../../../shared/employee.ts'

export type GrantableRole = (typeof grantableRoles)[number]

/** What a role lets one do, for whoever grants it. */
export const roleMeans: Record<GrantableRole, string> = {
  hr: '跟进所选部门员工的联络人',
  hr_lead: '跟进全公司员工的联络人',
  duty: '任何时候打开任何部门的紧急联系卡',
  admin: '管设置和角色，看不到联络人',
  privacy: '看审计，管号码被谁看过',
}

export const roleChoices = grantableRoles.map((value) => ({ value, words: roleWords[value] }))
