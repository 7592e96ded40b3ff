import type { Contact } from '../../../../shared/contact.ts'
import { isAskedAnew } from '../../lib/asking.ts'

/**
 * What the employee can do next. `wait`: nothing; `help`: a step is stuck; `recheck`: the number is 停机;
 * `replace`: this person is out or can no longer be asked; `done`: proven; `due`: proven long ago; `gone`:
 * removed.
 */
export type Outlook = 'wait' | 'help' | 'recheck' | 'replace' | 'done' | 'due' | 'gone'

export function outlookOf(contact: Contact): Outlook {
  const unproven = contact.state === 'pending' || contact.state === 'unanswered'
  if (unproven && contact.noSms === 'stopped') return 'replace'
  switch (contact.state) {
    case 'valid':
      return 'done'
    case 'due':
      return 'due'
    case 'draft':
      return 'recheck'
    case 'invalid':
      return 'replace'
    case 'retired':
      return 'gone'
    case 'unanswered':
      return 'help'
    case 'pending':
      return contact.steps.some((step) => step.state === 'failed') ? 'help' : 'wait'
  }
}

/** Nothing more will happen by itself: the page stops asking. */
export function isSettled(contact: Contact): boolean {
  return ['done', 'due', 'replace', 'gone'].includes(outlookOf(contact)) && !isAskedAnew(contact)
}

/** True once an SMS is out that the contact may not have seen. */
export function asksAfterSms({ noSms, screenProofAt, steps }: Contact): boolean {
  return !noSms && !screenProofAt && steps.some(({ name, at }) => name === 'asked' && at)
}

/** What is said above the steps of somebody who is out. */
export function outWords(contact: Contact): { title: string; detail: string } {
  if (contact.state !== 'invalid')
    return {
      title: '对方不再接收短信',
      detail: '请换一位联络人，或请人事同事打电话核实。',
    }
  switch (contact.cause) {
    case 'dead':
      return { title: '这个号码打不通了', detail: '请问家人要一个现在用的号码，换个号码或换一位。' }
    case 'reassigned':
      return { title: '这个号码已经换了主人', detail: '请问家人要一个现在用的号码。' }
    case 'withdrew':
      return { title: '对方不再做联络人了', detail: '请换一位联络人。' }
    default:
      return {
        title: '对方未同意，请换一位联络人',
        detail: '可以先和对方商量。我们不会再为这件事发短信给对方。',
      }
  }
}
