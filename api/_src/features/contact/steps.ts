import type { ContactState, InvalidCause, Step } from '../../../../shared/contact.ts'
import { carrierName, homeOf } from '../../../../shared/number-check.ts'
import { dayAndTime } from '../../kernel/clock.ts'
import { approvedStep } from './approved-step.ts'

/** What the steps are made of; every time is a Date or null where it has not happened. */
export type StepFacts = {
  state: ContactState
  cause: InvalidCause | null
  channel: 'mobile' | 'other'
  /** The number's owner said stop: no SMS will reach them again. */
  stopped: boolean
  /** The employee's own number, kept as 与家人共用: proven by HR, never asked by SMS. */
  shared: boolean
  createdAt: Date
  checkedAt: Date | null
  /** A 停机 number is checked again by itself until then; null once that ended. */
  draftUntil: Date | null
  /** What the carrier last said of the number, if it was read. */
  number: {
    unknown: boolean
    carrier: string | null
    province: string | null
    city: string | null
  } | null
  /** The latest question to this contact. */
  question: {
    state: 'open' | 'confirmed' | 'declined' | 'expired' | 'closed'
    form: 'token' | 'fixed' | 'reply'
    askedAt: Date | null
    deliveredAt: Date | null
    /** The last link that was sent works until then. */
    linkUntil: Date | null
  } | null
  /** The latest notice of that question. */
  notice: { state: string; why: string | null; dueAt: Date } | null
  proofAt: Date | null
  screenProofAt: Date | null
  /** What the manager or HR says to the replacement, where they are asked. */
  approval: {
    state: 'with_manager' | 'with_hr' | 'approved' | 'refused'
    decidedAt: Date | null
  } | null
  replaces: boolean
  replacedRetired: boolean
}

const done = (name: Step['name'], at: Date | null, hint?: string): Step => ({
  name,
  state: 'done',
  ...(at ? { at: at.toISOString() } : {}),
  ...(hint ? { hint } : {}),
})
const waiting = (name: Step['name'], hint?: string): Step => ({
  name,
  state: 'waiting',
  ...(hint ? { hint } : {}),
})
const failed = (name: Step['name'], hint: string): Step => ({ name, state: 'failed', hint })

/**
 * The steps the employee watches (design §5.5): submitted → checked → asked → delivered → confirmed, and
 * `approved` where an older contact is replaced. A stuck step says what to do. Pure: the same facts give
 * the same steps.
 */
export function stepsOf(facts: StepFacts): Step[] {
  const steps = [
    done('submitted', facts.createdAt),
    checkedStep(facts),
    askedStep(facts),
    deliveredStep(facts),
    confirmedStep(facts),
  ]
  const approved = approvedStep(facts)
  return approved ? [...steps, approved] : steps
}

function checkedStep(facts: StepFacts): Step {
  if (facts.channel === 'other' && !facts.proofAt)
    return waiting('checked', '人事同事会打电话核实这个号码。')
  if (facts.cause === 'dead')
    return failed('checked', '这个号码打不通了。请问家人要一个现在用的号码，换一位或换个号码。')
  if (facts.cause === 'reassigned')
    return failed('checked', '这个号码已经换了主人。请问家人要一个现在用的号码。')
  if (facts.state === 'draft')
    return {
      ...failed(
        'checked',
        facts.draftUntil
          ? '号码已停机。请充值后点“重新检测”，我们也会每天自动再试，一共 7 天。'
          : '号码已停机。自动检测已经停了，请充值后点“重新检测”，或换一个号码。',
      ),
      ...(facts.checkedAt ? { at: facts.checkedAt.toISOString() } : {}),
    }
  if (!facts.checkedAt && !facts.proofAt) return waiting('checked', '检测中，有结果会告诉您。')
  return done('checked', facts.checkedAt, numberHint(facts.number))
}

function numberHint(number: StepFacts['number']): string | undefined {
  if (!number) return undefined
  if (number.unknown) return '暂时查不到号码的状态，请对方确认就好。'
  return [carrierName(number.carrier), homeOf(number)].filter(Boolean).join(' · ') || undefined
}

/** True where a person from HR calls, and no SMS asks. */
export function isCalled({ channel, shared }: Pick<StepFacts, 'channel' | 'shared'>): boolean {
  return channel === 'other' || shared
}

function askedStep(facts: StepFacts): Step {
  if (facts.question?.askedAt) return done('asked', facts.question.askedAt)
  if (facts.proofAt) return done('asked', facts.proofAt)
  if (isCalled(facts)) return waiting('asked', '人事同事会打电话核实。')
  if (facts.notice?.state === 'queued') return waiting('asked', laterHint(facts.notice))
  if (facts.notice?.state === 'refused' || facts.notice?.state === 'dropped')
    return failed('asked', '短信没有发出去。请核对号码，或请对方在您身边确认。')
  return waiting('asked')
}

function laterHint(notice: { dueAt: Date; why: string | null }): string {
  return notice.why === 'hours'
    ? '现在不是发短信的时间，会在早上自动发出。家人在身边的话，可以点“现在发送”。'
    : '正在发送短信'
}

function deliveredStep(facts: StepFacts): Step {
  if (facts.question?.deliveredAt) return done('delivered', facts.question.deliveredAt)
  if (facts.proofAt) return done('delivered', facts.proofAt)
  if (facts.notice?.state === 'failed')
    return failed('delivered', '短信没有送到。请核对号码，或请对方在您身边确认。')
  return waiting('delivered')
}

function confirmedStep(facts: StepFacts): Step {
  if (facts.state === 'valid' || facts.state === 'due') return done('confirmed', facts.proofAt)
  if (facts.cause === 'declined' || facts.cause === 'wrong_person')
    return failed('confirmed', '对方未同意，请换一位联络人')
  if (facts.cause === 'withdrew') return failed('confirmed', '对方不再做联络人了。请换一位联络人。')
  if (facts.stopped)
    return failed('confirmed', '对方不再接收短信。请换一位联络人，或请人事同事打电话核实。')
  if (facts.state === 'unanswered')
    return failed('confirmed', '对方还没有答复。可以再发一次短信，或请对方在您身边确认。')
  if (facts.screenProofAt)
    return waiting('confirmed', '验证码对了，还要等对方自己确认一次。请提醒对方点短信里的链接。')
  if (isCalled(facts))
    return waiting('confirmed', '人事同事会打电话核实，核实后就生效。您现在不用做什么。')
  if (facts.question?.form === 'reply')
    return waiting('confirmed', '请提醒对方回复短信。您现在不用做什么，有结果会在企业微信告诉您。')
  return waiting('confirmed', `您现在不用做什么。有结果会在企业微信告诉您。${untilHint(facts)}`)
}

function untilHint({ question }: StepFacts): string {
  if (question?.state !== 'open' || !question.linkUntil) return ''
  return `对方 ${dayAndTime(question.linkUntil)} 前都能确认。`
}
