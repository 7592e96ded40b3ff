import type { Contact, Step } from '../../../../shared/contact.ts'
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
  for (const step of toldSteps(contact.steps)) {
    const look =
      step.state === 'done' ? 'done' : !open ? 'todo' : step.state === 'failed' ? 'stuck' : 'now'
    if (look !== 'done') open = false
    lines.push({
      key: step.name,
      look,
      words: stepWords(step, contact),
      when: look === 'done' ? (step.at ? sayMoment(step.at, now) : '') : stateWord[look],
      hint: look === 'todo' ? null : (step.hint ?? null),
    })
  }
  return [...lines, lastLine(contact, now)]
}

const stateWord = { now: '进行中', stuck: '需要您看看', todo: '未到' } as const

/** Delivered stands for asked; a receipt that never came holds nobody up. */
function toldSteps(steps: readonly Step[]): Step[] {
  const of = (name: Step['name']) => steps.find((step) => step.name === name)
  const arrived = of('delivered')
  const told = arrived && arrived.state !== 'waiting' ? 'delivered' : 'asked'
  return steps.filter(({ name }) =>
    name === 'asked' || name === 'delivered' ? name === told : true,
  )
}

function stepWords(step: Step, contact: Contact): string {
  return words[step.name][step.state](contact)
}

type Words = Record<Step['state'], (contact: Contact) => string>

const words: Record<Step['name'], Words> = {
  submitted: { done: () => '已提交', waiting: () => '正在提交', failed: () => '没有提交' },
  checked: {
    done: () => '号码正常',
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
    done: () => '对方已确认',
    waiting: (contact) => (contact.screenProofAt ? '等对方自己确认' : '等待对方确认'),
    failed: (contact) => (contact.state === 'unanswered' ? '对方还没有答复' : '对方没有同意'),
  },
  approved: {
    done: () => '已换下原来的联络人',
    waiting: () => '换下原来的联络人',
    failed: () => '没有换成',
  },
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
