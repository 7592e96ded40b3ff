import type { EventName } from '../../kernel/events.ts'

const exact: { readonly [E in EventName]?: string } = {
  'contact.submitted': '检测新填写的号码',
  'contact.revived': '重新检测停机的号码',
  'contact.reaffirmed': '复核没有变化的联络人',
  'contact.due': '提醒员工核对联络人',
  'challenge.issued': '给联络人发确认短信',
  'code.issued': '发验证码',
  'link.requested': '发新的确认链接',
  'alert.raised': '把预警告诉负责的人事',
  'delivery.queued': '把预警或审批送给同事',
  'card.pressed': '记下卡片上的操作',
  'canary.planned': '发每天一条的自检短信',
  'notice.queued': '给员工发企业微信通知',
  'warning.raised': '把系统提醒告诉管理员',
  'employee.left': '员工离职后停用联络人',
  'import.started': '导入的名单开始询问',
  'follow_up.recorded': '办理跟进的结果',
  'follow_up.undone': '撤回一次跟进',
}
const families: Readonly<Record<string, string>> = {
  contact: '联络人的后续办理',
  challenge: '联络人答复的后续办理',
  message: '发送或核对短信',
  change_request: '变更审批的后续办理',
  emergency: '紧急联系卡的通知',
  employee: '员工资料的后续办理',
  employees: '更新员工的搜索',
  alert: '预警的后续办理',
  delivery: '记下预警已送到',
  role: '角色变化后的交接',
  number: '号码的后续办理',
}

/** What a given-up job was to do, in words for an administrator. */
export function letterTitle(event: string): string {
  const known: Readonly<Record<string, string>> = exact
  return known[event] ?? families[event.split('.')[0] ?? ''] ?? '后台任务'
}

/** The ids a job is about; nothing else of what it carries. */
export function letterIds(payload: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(payload).flatMap(([key, value]) =>
    key.endsWith('Id') && typeof value === 'string' ? [value] : [],
  )
}
