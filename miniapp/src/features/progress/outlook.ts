import type { Contact } from '../../../../shared/contact.ts'

/**
 * What the employee can do next. `wait`: nothing; `help`: a step is stuck; `recheck`: the number is 停机;
 * `replace`: this person is out; `done`: proven; `gone`: removed.
 */
export type Outlook = 'wait' | 'help' | 'recheck' | 'replace' | 'done' | 'gone'

export function outlookOf(contact: Contact): Outlook {
  switch (contact.state) {
    case 'valid':
    case 'due':
      return 'done'
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
  return ['done', 'replace', 'gone'].includes(outlookOf(contact))
}

/** True while the notice waits for the morning; the server says so in the step's hint. */
export function offersAskNow(contact: Contact): boolean {
  const asked = contact.steps.find((step) => step.name === 'asked')
  return asked?.state === 'waiting' && (asked.hint ?? '').includes('现在发送')
}

/** True once there is a question that a code could answer. */
export function offersCode(contact: Contact): boolean {
  const outlook = outlookOf(contact)
  const checked = contact.steps.find((step) => step.name === 'checked')
  return (
    (outlook === 'wait' || outlook === 'help') &&
    checked?.state === 'done' &&
    !contact.screenProofAt
  )
}

/** What is said above the steps of somebody who is out. */
export function outWords(contact: Contact): { title: string; detail: string } {
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
