import { type WarningKind, warningSentences, warningSubject } from '../../../../shared/warning.ts'
import type { WecomContent } from '../../ports/wecom-messages.ts'
import type { ContactNoticeKind } from './notice.ts'

/** What a notice about a contact may say of them: never a name, never a number. */
export type NoticeContact = { id: string; relation: string; order: number | null }

type Text = { title: string; description: string; news: string; next: string; page: string }

const progress = 'pages/progress/index'
const list = 'pages/contacts/index'

// title and description: 4–12 Han characters, which is what WeCom takes (providers D)
const texts: Record<ContactNoticeKind, Text> = {
  confirmed: {
    title: '联络人已经确认',
    description: '联络人信息已验证通过',
    news: '已确认',
    next: '不用再做什么',
    page: progress,
  },
  declined: {
    title: '请换一位联络人',
    description: '对方没有同意',
    news: '未同意',
    next: '对方未同意，请换一位联络人',
    page: progress,
  },
  withdrew: {
    title: '请换一位联络人',
    description: '对方不再做联络人',
    news: '不再做联络人',
    next: '请先和对方商量，或换一位',
    page: progress,
  },
  dead: {
    title: '联络人号码打不通',
    description: '请换一个号码',
    news: '的号码是空号',
    next: '请向家人要一个现在用的号码',
    page: progress,
  },
  reassigned: {
    title: '联络人号码换了主人',
    description: '请换一个号码',
    news: '的号码换了主人',
    next: '请向家人要一个现在用的号码',
    page: progress,
  },
  unanswered: {
    title: '联络人还没有答复',
    description: '已经等了七天',
    news: '七天没有答复',
    next: '可以再发一次，或请对方在身边确认',
    page: progress,
  },
  due: {
    title: '请核对紧急联络人',
    description: '人和号码都没变吗',
    news: '该核对一次了',
    next: '没有变化的话，点一下就好',
    page: list,
  },
  revived: {
    title: '联络人号码恢复了',
    description: '正在请对方确认',
    news: '的号码恢复正常',
    next: '您现在不用做什么',
    page: progress,
  },
  draft_ended: {
    title: '联络人号码一直停机',
    description: '请换一个号码',
    news: '的号码七天都停机',
    next: '请充值后重新检测，或换个号码',
    page: progress,
  },
  sms_failed: {
    title: '短信没有送到',
    description: '请核对联络人号码',
    news: '没有收到短信',
    next: '请核对号码，或请对方在身边确认',
    page: progress,
  },
  stopped: {
    title: '对方不再收短信',
    description: '请换一位联络人',
    news: '不再接收短信',
    next: '请换一位，或请人事同事电话核实',
    page: progress,
  },
  suggested: {
    title: '联络人有修改建议',
    description: '请看看要不要改',
    news: '建议改名字或关系',
    next: '打开后可以一键采用',
    page: progress,
  },
  undone: {
    title: '对方撤回了拒绝',
    description: '请等对方重新确认',
    news: '撤回了刚才的拒绝',
    next: '您现在不用做什么',
    page: progress,
  },
  approved: {
    title: '变更已经批准',
    description: '可以替换原联络人',
    news: '可以替换原来的',
    next: '对方确认之后，原来的就停用',
    page: progress,
  },
  refused: {
    title: '变更没有批准',
    description: '原联络人继续有效',
    news: '没有批准替换',
    next: '有疑问请问您的经理或人事同事',
    page: progress,
  },
  not_answering: {
    title: '请换一位联络人',
    description: '几次都没人接',
    news: '几次都没人接电话',
    next: '请向家人要一个能打通的号码',
    page: progress,
  },
  to_correct: {
    title: '请更正联络人信息',
    description: '和人事同事说好的',
    news: '的信息要更正',
    next: '打开后改成现在的号码',
    page: progress,
  },
}

/** The WeCom message of a notice about a contact. Pure: the same input gives the same bytes again. */
export function contactContent(kind: ContactNoticeKind, contact: NoticeContact): WecomContent {
  const { title, description, news, next, page } = texts[kind]
  const place = contact.order ? `第${contact.order}位联络人` : '联络人'
  return {
    title,
    description,
    items: [
      { key: '情况', value: `您填的${place}（${contact.relation}）${news}` },
      { key: '接下来', value: next },
    ],
    page: `${page}?id=${contact.id}`,
  }
}

/** To an employee whose own number is another one now (design §6). */
export function numberChangedContent(): WecomContent {
  return {
    title: '请核对紧急联络人',
    description: '您的手机号变更了',
    items: [
      { key: '情况', value: '考勤里您本人的手机号变了' },
      { key: '请核对', value: '是否需要同步更新紧急联络人信息' },
    ],
    page: list,
  }
}

const MAX_VALUE = 30

/** The WeCom message to an administrator. */
export function warningContent(kind: WarningKind, subject: string): WecomContent {
  const { title, advice } = warningSentences[kind]
  return {
    title,
    description: '请到管理页查看',
    items: [
      { key: '对象', value: warningSubject(kind, subject).slice(0, MAX_VALUE) },
      { key: '建议', value: advice },
    ],
    page: list,
  }
}
