import type { Contact, Step } from '../../../../shared/contact.ts'
import { isAskedAnew } from '../../lib/asking.ts'
import { sayMoment } from '../../lib/say-time.ts'

export type StepLine = {
  key: string
  look: 'done' | 'now' | 'stuck' | 'todo'
  words: string
  /** The time of what is done, else a word for the state: colour never says it alone. */
  when: string
  hint: string | null
}

/**
 * The steps as a person tells them: what was sent and what arrived are one line, and the last one says
 * whether the contact counts now. Behind a stuck step nothing is under way.
 */
export function stepLines(contact: Contact, now: number): StepLine[] {
  const lines: StepLine[] = []
  let open = true
  for (const step of toldSteps(contact)) {
    const look =
      step.state === 'done' ? 'done' : !open ? 'todo' : step.state === 'failed' ? 'stuck' : 'now'
    if (look !== 'done') open = false
    const words = stepWords(step, contact)
    lines.push({
      key: step.name,
      look,
      words,
      when: whenOf(look, step, now),
      // what stays true is worth reading before it is reached
      hint: look === 'todo' && step.name !== 'approved' ? null : hintAfter(words, step, contact),
    })
  }
  return [...lines, lastLine(contact, now), ...renewalLine(contact)]
}

function whenOf(look: StepLine['look'], { at }: Step, now: number): string {
  if (look === 'done') return at ? sayMoment(at, now) : ''
  // a check that was made again must be seen to have been made
  return look === 'stuck' && at ? `${sayMoment(at, now)} 检测` : stateWord[look]
}

/** What the line above does not say already; of who is out the banner says it all. */
function hintAfter(words: string, { hint = '' }: Step, { state }: Contact): string | null {
  if (state === 'invalid') return null
  return (hint.startsWith(`${words}。`) ? hint.slice(words.length + 1) : hint) || null
}

const stateWord = { now: '进行中', stuck: '需要您看看', todo: '未到' } as const

/**
 * Delivered stands for asked; a receipt that never came holds nobody up. Where a person calls nothing is
 * sent, and the call is the check; a question put anew comes after the old proof (renewalLine).
 */
function toldSteps(contact: Contact): Step[] {
  const { steps, noSms } = contact
  const arrived = steps.find((step) => step.name === 'delivered')
  const told = arrived && arrived.state !== 'waiting' ? 'delivered' : 'asked'
  const untold = noSms === 'called' || isAskedAnew(contact)
  return steps.filter(({ name, state }) => {
    if (name === 'checked') return noSms !== 'called' || state === 'done'
    return name === 'asked' || name === 'delivered' ? name === told && !untold : true
  })
}

function renewalLine(contact: Contact): StepLine[] {
  if (!isAskedAnew(contact)) return []
  const lost = contact.steps.find(({ name }) => name === 'delivered')?.state === 'failed'
  const look = lost ? 'stuck' : 'now'
  return [
    {
      key: 'renewal',
      look,
      words: lost ? '短信没有送到' : '等待对方再次确认',
      when: stateWord[look],
      hint: lost ? '请提醒对方，或换一个号码。之前的确认仍然有效。' : '之前的确认仍然有效。',
    },
  ]
}

function stepWords(step: Step, contact: Contact): string {
  return words[step.name][step.state](contact)
}

type Words = Record<Step['state'], (contact: Contact) => string>

const words: Record<Step['name'], Words> = {
  submitted: { done: () => '已提交', waiting: () => '正在提交', failed: () => '没有提交' },
  checked: {
    done: ({ steps }) => (isUnread(steps) ? '号码已核对' : '号码正常'),
    waiting: () => '核对号码',
    failed: (contact) => (contact.state === 'draft' ? '号码已停机' : '号码打不通'),
  },
  asked: {
    done: () => '短信已发出',
    waiting: () => '发送短信',
    failed: () => '短信没有发出',
  },
  delivered: {
    done: () => '短信已送达',
    waiting: () => '等待送达',
    failed: () => '短信没有送到',
  },
  confirmed: {
    done: ({ noSms }) => (noSms === 'called' ? '人事同事已核实' : '对方已确认'),
    waiting: ({ noSms, screenProofAt }) =>
      noSms === 'called'
        ? '等人事同事打电话核实'
        : screenProofAt
          ? '等对方自己确认'
          : '等待对方确认',
    failed: ({ noSms, state }) =>
      noSms === 'stopped'
        ? '对方不再接收短信'
        : state === 'unanswered'
          ? '对方还没有答复'
          : '对方没有同意',
  },
  approved: {
    done: () => '已换下原来的联络人',
    waiting: () => '换下原来的联络人',
    failed: () => '没有换成',
  },
}

/** The carrier could not tell: nobody may say that the number is in order. */
function isUnread(steps: readonly Step[]): boolean {
  return steps.some(({ name, hint }) => name === 'checked' && !!hint?.startsWith('暂时查不到'))
}

function lastLine(contact: Contact, now: number): StepLine {
  const valid = contact.state === 'valid' || contact.state === 'due'
  return {
    key: 'valid',
    look: valid ? 'done' : 'todo',
    words: '已生效',
    when: valid ? (contact.confirmedAt ? sayMoment(contact.confirmedAt, now) : '') : stateWord.todo,
    hint: null,
  }
}
