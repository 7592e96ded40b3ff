import type { Role } from '../../../../shared/employee.ts'
import { type AuditAction, auditActions } from '../../kernel/audit.ts'

/** Roles as the desk's pages call them. */
const roleWords: Record<Role, string> = {
  employee: '员工',
  manager: '部门经理',
  hr: '人事专员',
  hr_lead: '人事主管',
  duty: '应急值班',
  admin: '系统管理员',
  privacy: '隐私专员',
}

export type EntryFacts = {
  action: string
  /** Whom it is about: the employee, or the one whose contact it is. Null: nobody, or no longer known. */
  employee: string | null
  details: Readonly<Record<string, unknown>> | null
}

/** One act in a sentence that needs no other page: `查看了联络人的号码（员工李四）`. Employees' names only. */
export function describeEntry({ action, employee, details }: EntryFacts): string {
  const known = Object.hasOwn(auditActions, action)
  const sentence = known ? auditActions[action as AuditAction] : '做了一次操作'
  const remarks = [
    ...(employee ? [`员工${employee}`] : []),
    ...(details?.change === 'grant' || details?.change === 'end' ? [roleRemark(details)] : []),
    ...(details?.brokeGlass === true ? ['跨部门'] : []),
    ...(typeof details?.secondId === 'string' ? ['经另一位同事同意'] : []),
    ...(details?.itself === true ? ['12 小时后自动关闭'] : []),
    ...(details?.byOperator === true ? ['由服务器管理者用命令同意'] : []),
  ]
  return remarks.length > 0 ? `${sentence}（${remarks.join('，')}）` : sentence
}

function roleRemark({ change, role }: Readonly<Record<string, unknown>>): string {
  const word = typeof role === 'string' && Object.hasOwn(roleWords, role) ? role : null
  return `${change === 'grant' ? '授予' : '收回'}${word ? roleWords[word as Role] : '一个角色'}`
}
