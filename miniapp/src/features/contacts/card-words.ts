import type { Contact } from '../../../../shared/contact.ts'
import { isAskedAnew, offersAskNow } from '../../lib/asking.ts'
import { sayPhone } from '../../lib/say-phone.ts'
import { sayDay, sayTime } from '../../lib/say-time.ts'

export type CardWords = { line: string; wayOut: { question: string; answer: string } | null }

/**
 * The third line of a contact's card, and the way out where something waits for the employee. `replaced`:
 * whom this one takes over from.
 */
export function cardWords(contact: Contact, now: number, replaced?: Contact): CardWords {
  if (!replaced) return ownWords(contact, now)
  const { line, wayOut } = ownWords(contact, now)
  return { line: `${line}。确认后换下${replaced.name} ${sayPhone(replaced.phone)}`, wayOut }
}

function ownWords(contact: Contact, now: number): CardWords {
  switch (contact.state) {
    case 'valid':
      return { line: confirmedLine(contact, now), wayOut: null }
    case 'due':
      return {
        line: `${confirmedLine(contact, now)}，${isAskedAnew(contact) ? '正等对方再确认' : '该核对了'}`,
        wayOut: null,
      }
    case 'pending':
      return pendingWords(contact, now)
    case 'unanswered':
      return stuckWords(contact) ?? { line: '还没有答复', wayOut: help('可以再问一次') }
    case 'draft':
      return {
        line: '号码已停机，还没有发短信',
        wayOut: { question: '充值后可以马上再试', answer: '重新检测' },
      }
    case 'invalid':
      return {
        line: invalidLine(contact),
        wayOut: { question: '这位不再算作联络人', answer: '换一位' },
      }
    case 'retired':
      return { line: '已经移除', wayOut: null }
  }
}

function confirmedLine(contact: Contact, now: number): string {
  const when = contact.confirmedAt
    ? `${sayDay(contact.confirmedAt, now)}由本人确认`
    : '已由本人确认'
  if (contact.counts) return when
  return contact.shared ? `${when}，与您共用号码，人事核实后才计入` : `${when}，暂不计入已确认人数`
}

function pendingWords(contact: Contact, now: number): CardWords {
  const step = (name: string) => contact.steps.find((one) => one.name === name)
  const wayOut = help('对方没看到短信？')
  const stuck = stuckWords(contact)
  if (stuck) return stuck
  if (contact.screenProofAt) return { line: '验证码对了，还等对方自己确认一次', wayOut: null }
  const delivered = step('delivered')
  if (delivered?.state === 'done' && delivered.at)
    return { line: `短信${spaced(sayTime(delivered.at, now))}送达，还没有答复`, wayOut }
  const waiting = contact.steps.find((one) => one.state === 'waiting')
  if (waiting?.name === 'checked') return { line: waiting.hint ?? '正在核对号码', wayOut: null }
  if (waiting?.name === 'asked' && offersAskNow(contact))
    return { line: '早上自动发短信', wayOut: { question: '家人在身边？', answer: '现在发送' } }
  if (waiting?.name === 'asked') return { line: waiting.hint ?? '正在发送短信', wayOut: null }
  return { line: '短信已发出，等对方确认', wayOut }
}

const help = (question: string) => ({ question, answer: '看看怎么办' })

/** The first sentence of what is stuck; what to do stands behind the press. */
function stuckWords({ steps }: Contact): CardWords | null {
  const stuck = steps.find((one) => one.state === 'failed')
  if (!stuck) return null
  const [line = ''] = (stuck.hint ?? '有一步没有办成').split('。')
  return { line, wayOut: help('需要您看看') }
}

/** A space between a figure and the Chinese around it, and none between two Chinese words. */
function spaced(said: string): string {
  return `${/^\d/.test(said) ? ' ' : ''}${said}${/\d$/.test(said) ? ' ' : ''}`
}

function invalidLine(contact: Contact): string {
  switch (contact.cause) {
    case 'dead':
      return '这个号码打不通了'
    case 'reassigned':
      return '这个号码已经换了主人'
    case 'withdrew':
      return '对方不再做联络人了'
    default:
      return '对方未同意，请换一位联络人'
  }
}
