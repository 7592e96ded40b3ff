/**
 * Why somebody of a sample does not count as asked. By telephone: what a caller chose; `no_time_left` is given by closing,
 * `left` by leaving the company. By SMS: nothing left, or closing came before it did; `not_waited` were written to and had
 * not their 48 hours.
 */
export const nonAttemptReasons = [
  'left',
  'on_leave',
  'family_matter',
  'no_time',
  'no_time_left',
  'no_sms_contact',
  'sms_blocked',
  'sms_refused',
  'sms_limit',
  'sms_not_sent',
  'not_sent_yet',
  'not_waited',
] as const
export type NonAttemptReason = (typeof nonAttemptReasons)[number]
export const nonAttemptWords: Record<NonAttemptReason, string> = {
  left: '已离职',
  on_leave: '在休假',
  family_matter: '家里有事，不便打',
  no_time: '时间不够',
  no_time_left: '结束时还没打',
  no_sms_contact: '没有可以发短信的联络人',
  sms_blocked: '运营商拦下了',
  sms_refused: '短信服务不收这个号码或内容',
  sms_limit: '对方今年收得够多了，没有发',
  sms_not_sent: '号码或联络人变了，没有发',
  not_sent_yet: '结束时还没发',
  not_waited: '结束时还没等满 48 小时',
}
/** What a caller may choose of these. */
export const chosenReasons = ['left', 'on_leave', 'family_matter', 'no_time'] as const

/** What holds back an SMS of a drill that will still leave. */
export const heldReasons = ['hours', 'limits', 'budget', 'trouble'] as const
type HeldReason = (typeof heldReasons)[number]
export const heldWords: Record<HeldReason, string> = {
  hours: '等工作日白天',
  limits: '对方刚收过短信，晚些再发',
  budget: '今天留给演练的短信发完了，下个工作日再发',
  trouble: '短信服务没有接受，会再试',
}
