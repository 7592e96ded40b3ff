import type { Line } from './time-line.ts'

type Side = Record<string, unknown> | null
export type HistoryRow = {
  event: string
  actor: 'employee' | 'contact' | 'hr' | 'manager' | 'carrier' | 'system'
  why: string | null
  before: Side
  after: Side
  /** The employee, HR or manager who did it. */
  name: string | null
}
type Told = Pick<Line, 'text' | 'tone' | 'detail'>
type Facts = HistoryRow & { names: { before: string; after: string } | null }

const ways: Record<string, string> = {
  code: '用验证码',
  link: '点链接',
  sms_reply: '回短信',
  hr: '在人事的电话里',
}

/** One row of a contact's history as HR reads it: who, what, why, before and after in words. */
export function historyWords(facts: Facts): Told {
  const tell = Object.hasOwn(words, facts.event) ? words[facts.event] : undefined
  return tell ? tell(facts) : { text: '有一次变更', tone: 'note' }
}

const words: Record<string, (facts: Facts) => Told> = {
  submitted: ({ name, why, after }) => ({
    text: `${name ?? '员工'}添加了这位联络人`,
    tone: 'note',
    ...(why ? { detail: `替换原来的联络人，原因：${why}` } : relationOf(after)),
  }),
  imported: () => ({ text: '从公司名册导入', tone: 'note' }),
  earlier: () => ({ text: '以前留过的联络人，来自人才库', tone: 'note' }),
  suspended: () => ({ text: '号码停机，先存为草稿', tone: 'bad' }),
  dead: () => ({ text: '号码是空号，联络人失效', tone: 'bad' }),
  reassigned: () => ({ text: '号码换了主人，联络人失效', tone: 'bad' }),
  confirmed: ({ why }) => ({ text: `对方${ways[why ?? ''] ?? '本人'}确认了`, tone: 'ok' }),
  renewed: ({ why }) => ({ text: `对方${ways[why ?? ''] ?? '本人'}再次确认`, tone: 'ok' }),
  screen_confirmed: ({ name }) => ({
    text: `${name ?? '员工'}在自己手机上填对了验证码`,
    tone: 'wait',
    detail: '还要等对方本人确认',
  }),
  declined: ({ after }) =>
    after?.cause === 'wrong_person'
      ? { text: '对方说不认识这位员工', tone: 'bad' }
      : { text: '对方说认识，但不愿意做联络人', tone: 'bad' },
  undone: () => ({ text: '对方说点错了，撤回了拒绝', tone: 'wait' }),
  withdrew: () => ({ text: '对方不再做联络人', tone: 'bad' }),
  unanswered: () => ({ text: '七天没有答复', tone: 'bad' }),
  due: () => ({ text: '到了该复核的时间', tone: 'wait' }),
  resent: ({ name }) => ({ text: `${name ?? '员工'}请系统再发一次短信`, tone: 'note' }),
  reaffirmed: ({ name }) => ({ text: `${name ?? '员工'}点了“没有变化”`, tone: 'ok' }),
  corrected: (facts) => ({
    text: `${facts.name ?? '员工'}更正了资料`,
    tone: 'note',
    ...changes(facts),
  }),
  suggested: () => ({ text: '对方建议更正姓名或关系', tone: 'note' }),
  moved: ({ before, after, actor, name }) => ({
    text: actor === 'employee' ? `${name ?? '员工'}调整了顺序` : '顺序有变',
    tone: 'note',
    detail: `${placeOf(before)} → ${placeOf(after)}`,
  }),
  replaced: ({ why }) => ({
    text: '被新的联络人替换',
    tone: 'note',
    ...(why ? { detail: `原因：${why}` } : {}),
  }),
  replacement_approved: ({ name, actor }) => ({
    text: `${name ?? (actor === 'manager' ? '经理' : '人事')}同意替换原来的联络人`,
    tone: 'ok',
  }),
  replacement_refused: ({ name }) => ({
    text: `${name ?? '人事'}没有同意替换，两位联络人都保留`,
    tone: 'note',
  }),
  removed: ({ name }) => ({ text: `${name ?? '员工'}移除了这位联络人`, tone: 'note' }),
  left: () => ({ text: '员工离职，联络人失效', tone: 'note' }),
  purged: () => ({ text: '到了保存期限，姓名和号码已删除', tone: 'note' }),
  found_wrong: () => ({ text: '打过电话，接的人不对，联络人失效', tone: 'bad' }),
  found_dead: () => ({ text: '打过电话，号码打不通，联络人失效', tone: 'bad' }),
  found_shared: ({ name }) => ({ text: `${name ?? '人事'}核实了与家人共用的号码`, tone: 'ok' }),
  taken_back: () => ({ text: '跟进撤回了，回到跟进之前', tone: 'note' }),
}

function changes({ before, after, names }: Facts): Pick<Told, 'detail'> {
  const parts = [
    names ? `姓名：${names.before} → ${names.after}` : '',
    before?.relation !== after?.relation
      ? `关系：${String(before?.relation)} → ${String(after?.relation)}`
      : '',
  ].filter(Boolean)
  return parts.length > 0 ? { detail: parts.join('；') } : {}
}

function relationOf(after: Side): Pick<Told, 'detail'> {
  return typeof after?.relation === 'string' ? { detail: `关系：${after.relation}` } : {}
}

function placeOf(side: Side): string {
  return typeof side?.order === 'number' ? `第 ${side.order} 位` : '没有位置'
}
