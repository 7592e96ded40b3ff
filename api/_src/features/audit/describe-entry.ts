import { type AuditAction, auditActionSchema } from '../../../../shared/access.ts'
import { roleSchema, roleWords } from '../../../../shared/employee.ts'

const sentences: Record<AuditAction, string> = {
  'contact.revealed': '查看了联络人的号码',
  'held.exported': '导出了保存的联络人资料',
  'emergency.opened': '打开了紧急联系卡',
  'emergency.closed': '关闭了紧急联系卡',
  'emergency.permit_requested': '申请继续打开紧急联系卡',
  'emergency.permit_granted': '同意他人继续打开紧急联系卡',
  'drill.started': '开始了一次演练',
  'drill.card_opened': '在演练中打开了联系卡',
  'drill.closed': '结束了一次演练',
  'change_request.decided': '决定了变更申请',
  'delegation.set': '设了代理人',
  'delegation.ended': '收回了代理',
  'role.bootstrapped': '成为第一位系统管理员',
  'role.proposed': '提出了角色变更',
  'role.confirmed': '同意了角色变更',
  'role.refused': '没有同意角色变更',
  'work_address.verified': '核实了接收预警的地址',
  'dead_letter.replayed': '再试了没有办成的事',
  'setting.changed': '改了一项设置',
  'calendar.changed': '上传了一年的工作日历',
  'api_key.issued': '发了一个接口密钥',
  'api_key.rotated': '换了一个接口密钥',
  'api_key.revoked': '停用了一个接口密钥',
  'import.staged': '暂存了一份名册',
  'import.started': '开始询问名册里的联络人',
  'import.undone': '撤销了一份暂存的名册',
  'directory.sync_requested': '要求重新读取企业微信通讯录',
  'campaign.started': '开始了提醒活动',
  'campaign.paused': '暂停了提醒活动',
  'campaign.resumed': '继续了提醒活动',
  'campaign.cancelled': '取消了提醒活动',
  'onboarding.waived': '暂免了入职的联络人要求',
  'onboarding.waiver_revoked': '收回了入职的暂免',
  'preboarding.issued': '人事系统发了入职前填写的链接',
  'preboarding.opened': '入职前填写的链接第一次打开',
  'preboarding.revoked': '人事系统停用了入职前填写的链接',
  'preboarding.withdrawn': '人事系统说明不再入职',
  'export.masked': '导出了打码的联络人名单',
  'export.requested': '申请完整导出联络人名单',
  'export.approved': '同意了完整导出',
  'export.refused': '没有同意完整导出',
  'export.downloaded': '下载了完整的联络人名单',
}

export type EntryFacts = {
  action: string
  /** Whom it is about: the employee, or the one whose contact it is. Null: nobody, or no longer known. */
  employee: string | null
  details: Readonly<Record<string, unknown>> | null
}

/** One act in a sentence that needs no other page: `查看了联络人的号码（员工李四）`. Employees' names only. */
export function describeEntry({ action, employee, details }: EntryFacts): string {
  const known = auditActionSchema.safeParse(action)
  const sentence = known.success ? sentences[known.data] : '做了一次操作'
  const remarks = [
    ...(employee ? [`员工${employee}`] : []),
    ...(details?.change === 'grant' || details?.change === 'end' ? [roleRemark(details)] : []),
    ...(details?.approve === true ? ['同意更换'] : []),
    ...(details?.approve === false ? ['不同意更换'] : []),
    ...(typeof details?.rows === 'number' ? [`${details.rows} 行`] : []),
    ...(details?.brokeGlass === true ? ['跨部门'] : []),
    ...(typeof details?.secondId === 'string' ? ['经另一位同事同意'] : []),
    ...(details?.itself === true ? ['12 小时后自动关闭'] : []),
    ...(typeof details?.handle === 'string' ? [details.handle] : []),
    ...(details?.acceptLeavers === true ? ['缺的人都按离职处理'] : []),
    ...(details?.byOperator === true ? ['由服务器管理者用命令同意'] : []),
  ]
  return remarks.length > 0 ? `${sentence}（${remarks.join('，')}）` : sentence
}

function roleRemark({ change, role }: Readonly<Record<string, unknown>>): string {
  const known = roleSchema.safeParse(role)
  return `${change === 'grant' ? '授予' : '收回'}${known.success ? roleWords[known.data] : '一个角色'}`
}
