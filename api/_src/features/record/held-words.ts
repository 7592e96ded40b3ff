import type { ContactState } from '../../../../shared/contact.ts'
import type { HeldFact } from '../../../../shared/held.ts'
import { carrierName, homeOf } from '../../../../shared/number-check.ts'
import { addMilliseconds, DAY, dayAndTime, shanghaiDate } from '../../kernel/clock.ts'

const states: Record<ContactState, string> = {
  draft: '草稿，还没有问过您',
  pending: '等您答复',
  valid: '您已确认',
  due: '您已确认，到了再核对的时间',
  unanswered: '问过您，没有收到答复',
  invalid: '已失效，不再联系您',
  retired: '已移除，不再联系您',
}
const sources: Record<string, string> = {
  employee: '员工本人填写',
  onboarding: '员工入职时填写',
  import: '公司名册导入',
  hr: '人事填写',
}
const proofs: Record<string, string> = {
  contact_code: '验证码',
  sms_reply: '短信回复',
  link: '短信里的链接',
  hr_reached: '人事的电话',
  employee_screen: '在员工手机上填的验证码',
}
const statuses: Record<string, string> = {
  normal: '正常',
  suspended: '停机',
  vacant: '空号',
  off: '关机',
  suspected_off: '可能关机',
  busy: '在通话',
  unknown: '查不出',
}
const owners: Record<string, string> = { yes: '换过主人', no: '没有换过主人', cancelled: '已销户' }
const systems: Record<string, string> = {
  attendance: '考勤系统',
  payroll: '薪酬系统',
  wecom: '企业微信',
  talent_pool: '人才库',
  hr_core: '人事系统',
}

export type HeldContact = {
  name: string
  phone: string
  relation: string
  state: ContactState
  employee: string
  employeeNo: string
  source: string
  createdAt: Date
  proofKind: string | null
  proofAt: Date | null
  /** When it ended, and name and number are to be deleted the retention time later; null while it goes on. */
  endedAt: Date | null
  tenths: number | null
}

/** One contact as the person behind it may read it. */
export function contactFacts(contact: HeldContact, retentionDays: number): HeldFact[] {
  const { proofAt, endedAt, tenths } = contact
  return [
    { label: '谁填写了您', value: `${contact.employee}（工号 ${contact.employeeNo}）` },
    { label: '您的姓名', value: contact.name },
    { label: '您的号码', value: contact.phone },
    { label: '关系', value: contact.relation },
    { label: '现在', value: states[contact.state] },
    { label: '来源', value: `${sources[contact.source] ?? '公司'}，${dateOf(contact.createdAt)}` },
    ...(proofAt
      ? [
          {
            label: '最近一次确认',
            value: `${dateOf(proofAt)}，${proofs[contact.proofKind ?? ''] ?? '本人'}`,
          },
        ]
      : []),
    ...(tenths === null
      ? []
      : [
          {
            label: '有效性评分',
            value: `${(tenths / 10).toFixed(1)}（满分 10，系统估算能否打通）`,
          },
        ]),
    ...(endedAt
      ? [
          {
            label: '删除',
            value: `最晚 ${dateOf(addMilliseconds(endedAt, retentionDays * DAY))} 删除姓名和号码`,
          },
        ]
      : []),
  ]
}

export type HeldNumber = {
  status: string | null
  carrier: 'CMCC' | 'CUCC' | 'CTCC' | 'CBN' | 'other' | null
  province: string | null
  city: string | null
  checkedAt: Date | null
  stoppedAt: Date | null
  reassigned: string | null
}

/** What the carrier said of the number, and whether it said stop. */
export function numberFacts(number: HeldNumber): HeldFact[] {
  const { carrier, status, checkedAt, stoppedAt, reassigned } = number
  const company = carrierName(carrier)
  const home = homeOf(number)
  return [
    ...(company ? [{ label: '运营商', value: company }] : []),
    ...(home ? [{ label: '归属地', value: home }] : []),
    ...(status && checkedAt
      ? [{ label: '号码状态', value: `${statuses[status] ?? status}（${dayAndTime(checkedAt)}）` }]
      : []),
    ...(reassigned && owners[reassigned]
      ? [{ label: '号码主人', value: owners[reassigned] ?? '' }]
      : []),
    ...(stoppedAt
      ? [{ label: '不收短信', value: `${dateOf(stoppedAt)} 起不再给这个号码发短信` }]
      : []),
  ]
}

export type HeldElsewhere = {
  ownNumbers: readonly { employee: string; source: string }[]
  staged: number
  counters: number
}

/** Where else the number stands. */
export function elsewhereFacts({ ownNumbers, staged, counters }: HeldElsewhere): HeldFact[] {
  return [
    ...ownNumbers.map(({ employee, source }) => ({
      label: '员工本人的号码',
      value: `${employee}，来自${systems[source] ?? '公司系统'}`,
    })),
    ...(staged > 0
      ? [{ label: '公司名册', value: `在 ${staged} 处待导入的名册里，还没有问过您` }]
      : []),
    ...(counters > 0
      ? [{ label: '限次计数', value: `${counters} 条，最多保存两天，用来限制短信和验证码的次数` }]
      : []),
  ]
}

/** `2026 年 11 月 23 日`. */
function dateOf(at: Date): string {
  const [year, month, day] = shanghaiDate(at).split('-')
  return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`
}
