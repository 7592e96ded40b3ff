/** What can stand in a contact's history, and how it is told to the employee (nothing of who refused or why). */
const sentences = {
  submitted: '您填写了这位联络人',
  imported: '从公司名册导入',
  earlier: '以前留过的联络人，来自人才库',
  checked: '号码已核对，可以打通',
  suspended: '号码停机，先保存为草稿',
  dead: '号码是空号，联络人失效',
  reassigned: '号码换了主人，联络人失效',
  confirmed: '对方已确认',
  renewed: '对方再次确认',
  screen_confirmed: '您在自己手机上填对了验证码，等待对方本人确认',
  declined: '对方没有同意',
  undone: '对方撤回了刚才的选择',
  withdrew: '对方不再做联络人',
  found_wrong: '人事同事打过电话，接的人不对',
  found_dead: '人事同事打过电话，号码打不通',
  found_shared: '人事同事核实了这个共用号码',
  taken_back: '人事同事撤回了刚才的跟进',
  unanswered: '七天没有答复',
  due: '到了该核对的时间',
  resent: '您再次发送了短信',
  reaffirmed: '您确认没有变化',
  corrected: '更正了姓名或关系',
  suggested: '对方建议更正姓名或关系',
  moved: '调整了顺序',
  replaced: '被新的联络人替换',
  replacement_approved: '替换原联络人的申请已获同意',
  replacement_refused: '替换原联络人的申请没有获得同意，两位都保留',
  removed: '您移除了这位联络人',
  left: '员工离职，联络人失效',
  purged: '到了保存期限，姓名和号码已删除',
} as const
export type HistoryEvent = keyof typeof sentences

/** How the contact proved it, in words; what is not listed is told without. */
const ways: Record<string, string> = {
  code: '用验证码',
  link: '点链接',
  sms_reply: '回复短信',
  hr: '在电话里',
}

/** The sentence of one history row; an event of a later version is still told. */
export function historySentence(event: string, why: string | null): string {
  if (event === 'checked' && why === 'unknown') return '号码状态暂时查不到，先请对方确认'
  if (event === 'confirmed' || event === 'renewed')
    return `对方${ways[why ?? ''] ?? '已'}${event === 'renewed' ? '再次' : ''}确认`
  const sentence = Object.hasOwn(sentences, event) ? sentences[event as HistoryEvent] : '有一次变更'
  return event === 'submitted' && why ? `${sentence}（${why}）` : sentence
}
