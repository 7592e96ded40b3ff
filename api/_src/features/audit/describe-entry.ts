import { roleSchema, roleWords } from '../../../../shared/employee.ts'
import { type AuditAction, auditActions } from '../../kernel/audit.ts'

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
  const known = roleSchema.safeParse(role)
  return `${change === 'grant' ? '授予' : '收回'}${known.success ? roleWords[known.data] : '一个角色'}`
}
