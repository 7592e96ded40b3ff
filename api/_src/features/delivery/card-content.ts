import { type AlertReason, alertReasonSentences } from '../../../../shared/alert.ts'
import type { WecomCard, WecomCardButton } from '../../ports/wecom-cards.ts'
import type { WecomContent } from '../../ports/wecom-messages.ts'

/** Routes of the desk's pages (miniapp/src/desk). */
const pages = {
  worklist: 'desk/worklist/index',
  alert: (contactId: string) => `desk/record/index?id=${contactId}`,
  approvals: 'desk/approvals/index',
}

/** What a card says of an alert; numbers come masked, contacts' names not at all. */
export type CardFacts = {
  employee: string
  department: string | null
  employeeNo: string
  contact: { id: string; relation: string; maskedPhone: string } | null
  /** The sentence of the alert. */
  text: string
  reasons: readonly AlertReason[]
  tenths: number | null
  /** Below this score, in tenths, the card names it (settings). */
  line: number
  /** How many of the employee's contacts count. */
  counts: number
  /** `11月25日（周三）`. */
  due: string
  escalated: boolean
}

/** The card about one alert, as mockup 12 shows it. Pure: the same facts give the same card again. */
export function alertCard(taskId: string, facts: CardFacts): WecomCard {
  const { employee, contact, reasons, tenths, line } = facts
  const first = reasons.map((reason) => alertReasonSentences[reason]).join('，')
  const low = contact && tenths !== null && tenths < line
  const what = contact
    ? `${employee}的联络人${low ? `评分 ${(tenths / 10).toFixed(1)}` : '需要核实'}`
    : `${employee}没有联络人能用`
  return {
    taskId,
    source: '紧联',
    sourceNote: '要您跟进',
    title: `${what}，${facts.escalated ? '已超期' : '请跟进'}`,
    desc: first,
    text: facts.text,
    rows: [
      {
        key: '员工',
        value: [employee, facts.department, facts.employeeNo].filter(Boolean).join(' · '),
      },
      ...(contact
        ? [
            { key: '联络人', value: `${contact.relation} ${contact.maskedPhone}` },
            { key: '另一位', value: facts.counts > 0 ? '有效，目前有保障' : '没有，目前没有保障' },
          ]
        : []),
      { key: '到期', value: facts.due },
    ],
    buttons: alertButtons(contact?.id ?? null),
    page: contact ? pages.alert(contact.id) : pages.worklist,
  }
}

function alertButtons(contactId: string | null): WecomCardButton[] {
  const look = {
    text: '查看',
    style: 'plain' as const,
    page: contactId ? pages.alert(contactId) : pages.worklist,
  }
  if (!contactId) return [look]
  return [
    { text: '已电话确认', style: 'main', key: 'reached' },
    { text: '号码无效', style: 'plain_danger', key: 'dead' },
    look,
  ]
}

/** What a decider sees of a replacement: relations and masked numbers, no names (design §2). */
export type ApprovalFacts = {
  employee: string
  department: string | null
  reason: string
  now: { relation: string; maskedPhone: string }
  changedTo: { relation: string; maskedPhone: string }
  confirmed: boolean
}

export function approvalCard(taskId: string, facts: ApprovalFacts): WecomCard {
  const side = ({ relation, maskedPhone }: ApprovalFacts['now']) => `${relation} ${maskedPhone}`
  return {
    taskId,
    source: '紧联',
    sourceNote: '要您决定',
    title: `${facts.employee}要更换紧急联络人`,
    desc: facts.confirmed ? '新联络人已经确认' : '新联络人还没有确认',
    text: '您同意之前，原来的联络人一直有效',
    rows: [
      { key: '员工', value: [facts.employee, facts.department].filter(Boolean).join(' · ') },
      { key: '原来', value: side(facts.now) },
      { key: '改为', value: side(facts.changedTo) },
      { key: '原因', value: facts.reason },
    ],
    buttons: [
      { text: '同意', style: 'main', key: 'approve' },
      { text: '不同意', style: 'plain_danger', key: 'refuse' },
      { text: '查看', style: 'plain', page: pages.approvals },
    ],
    page: pages.approvals,
  }
}

/** `已电话确认` without having seen the number: the same card, which says what to do first, buttons kept. */
export function revealFirstCard(card: WecomCard): WecomCard {
  return { ...card, desc: '请先查看号码并拨打' }
}

export type DigestCounts = { uncovered: number; highRisk: number; other: number; overdue: number }

/** One message for all that is beyond the five cards of a day. */
export function digestContent(counts: DigestCounts): WecomContent {
  const line = (key: string, count: number) => (count > 0 ? [{ key, value: `${count} 条` }] : [])
  return {
    title: '紧急联络人待跟进',
    description: '请打开清单处理',
    items: [
      ...line('没有保障', counts.uncovered),
      ...line('高风险', counts.highRisk),
      ...line('待核实', counts.other),
      ...line('已超期', counts.overdue),
    ],
    page: pages.worklist,
  }
}
