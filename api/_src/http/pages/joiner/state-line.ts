import type { Contact } from '../../../../../shared/contact.ts'

/** One contact's state in a sentence for somebody whom only this page can tell it. */
export type StateLine = { kind: 'ok' | 'wait' | 'bad'; text: string }

const stuckIn: Partial<Record<Contact['state'], string>> = {
  draft: '号码已停机。请充值后点“重新检测”',
  unanswered: '对方还没有答复。可以再发一次短信',
  invalid: '没有成功，请换一位联络人',
}

/** Pure. What is stuck says what to do, as in the mini-program; what waits promises no WeCom message. */
export function stateLine(contact: Contact): StateLine {
  if (contact.state === 'valid' || contact.state === 'due')
    return { kind: 'ok', text: '对方已确认，验证通过' }
  const stuck =
    contact.steps.find(({ state }) => state === 'failed')?.hint ?? stuckIn[contact.state]
  if (stuck) return { kind: 'bad', text: stuck }
  if (contact.noSms === 'called')
    return { kind: 'wait', text: '人事同事会打电话核实，您现在不用做什么' }
  if (contact.screenProofAt)
    return { kind: 'wait', text: '验证码对了，还等对方自己确认一次。请提醒对方看短信' }
  const waiting = contact.steps.find(({ state }) => state === 'waiting')
  switch (waiting?.name) {
    case 'checked':
      return { kind: 'wait', text: '号码检测中，结果会显示在这里' }
    case 'asked':
      return { kind: 'wait', text: waiting.hint ?? '正在给对方发短信' }
    case 'delivered':
      return { kind: 'wait', text: '短信已发出，等对方收到' }
    default:
      return { kind: 'wait', text: '短信已送到，等对方确认。请提醒对方点短信里的链接' }
  }
}

/** What may be done about the question: nothing, or a press with these words; `now` sends at any hour. */
export function resendWords(contact: Contact): { words: string; now: boolean } | null {
  if (contact.noSms) return null
  if (contact.state === 'draft') return { words: '已充值，重新检测', now: false }
  if (contact.state !== 'pending' && contact.state !== 'unanswered') return null
  const asked = contact.steps.find(({ name }) => name === 'asked')
  return asked?.state === 'waiting' && asked.hint
    ? { words: '家人在身边，现在发送', now: true }
    : { words: '再发一次短信', now: false }
}
