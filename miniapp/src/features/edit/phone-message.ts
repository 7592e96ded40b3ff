import { errorSentences } from '../../../../shared/errors.ts'
import { homeOf, type NumberCheck } from '../../../../shared/number-check.ts'
import { phoneHint, readOtherNumber, readPhone } from '../../../../shared/phone.ts'
import type { FieldMessage } from '../../components/message-line.tsx'
import type { Refusal } from '../../lib/refusal.ts'

export type CheckState =
  | { kind: 'none' }
  | { kind: 'checking' }
  /** The carrier takes its time; the check goes on. */
  | { kind: 'slow' }
  | { kind: 'checked'; check: NumberCheck }
  | { kind: 'refused'; refusal: Refusal }

export type PhoneFacts = {
  phone: string
  otherNumber: boolean
  /** The person left the field, or pressed the primary button. */
  left: boolean
  check: CheckState
  /** What the server said of this very number when it was submitted. */
  refusal: Refusal | null
}

const kept = '最好问家人要一次现在用的号码。您填的姓名和关系都还在。'
const insist = '请先问家人是不是这个号码。确定能打通的话，点下面的按钮，人事同事会打电话核实。'
const begin: FieldMessage = { tone: 'plain', head: '填好后我们马上核对号码能不能打通' }
const slow = '号码还在核对，可以先保存，有结果会告诉您。'

/** The one line under the phone field. */
export function phoneMessage(facts: PhoneFacts): FieldMessage {
  if (facts.refusal) return refusedMessage(facts.refusal)
  if (facts.otherNumber) return otherMessage(facts)
  const reading = readPhone(facts.phone)
  if (reading.ok) return checkMessage(facts.check)
  const hint = phoneHint(facts.phone) ?? ''
  if (reading.reason === 'empty') return facts.left ? { tone: 'bad', head: hint } : begin
  if (reading.reason === 'too_short') return { tone: facts.left ? 'bad' : 'plain', head: hint }
  return { tone: 'bad', head: hint }
}

function refusedMessage(refusal: Refusal): FieldMessage {
  switch (refusal.code) {
    case 'number_vacant':
      return { tone: 'bad', head: errorSentences.number_vacant, detail: kept }
    case 'number_vacant_again':
      return { tone: 'bad', head: errorSentences.number_vacant, detail: insist }
    case 'own_number':
      return ownNumber
    default:
      return { tone: 'bad', head: refusal.message }
  }
}

const ownNumber: FieldMessage = {
  tone: 'wait',
  head: errorSentences.own_number,
  detail: '请换成家人自己的号码。',
}

function otherMessage({ phone, left }: PhoneFacts): FieldMessage {
  if (readOtherNumber(phone))
    return { tone: 'plain', head: '这个号码收不到短信，人事同事会打电话核实。' }
  if (phone.trim() === '')
    return left
      ? { tone: 'bad', head: '请填对方的号码' }
      : { tone: 'plain', head: '座机请带区号，国外号码请以 + 开头' }
  return {
    tone: left ? 'bad' : 'plain',
    head: '请填带区号的座机，或以 + 开头的国外号码',
  }
}

function checkMessage(state: CheckState): FieldMessage {
  switch (state.kind) {
    case 'none':
      return begin
    case 'checking':
      return { tone: 'busy', head: '正在核对号码…' }
    case 'slow':
      return { tone: 'busy', head: slow }
    case 'checked':
      return checkedMessage(state.check)
    case 'refused':
      return state.refusal.code === 'no_network'
        ? { tone: 'wait', head: '网络不通，还没有核对。您填的内容还在。' }
        : { tone: 'wait', head: state.refusal.message }
  }
}

function checkedMessage(check: NumberCheck): FieldMessage {
  if (check.findings.includes('same_number_twice'))
    return { tone: 'bad', head: errorSentences.same_number_twice }
  if (check.findings.includes('own_number')) return ownNumber
  switch (check.status) {
    case 'normal':
      return {
        tone: 'ok',
        head: ['号码正常', check.carrier, homeOf(check)].filter(Boolean).join(' · '),
      }
    case 'vacant':
      return { tone: 'bad', head: '该号码为空号，请重新输入', detail: kept }
    case 'suspended':
      return {
        tone: 'wait',
        head: '该号码已停机',
        detail: '可以先保存。请对方充值，保存后我们每天再试一次，您也可以点“重新检测”。',
      }
    case 'unknown':
      return { tone: 'plain', head: slow }
  }
}
