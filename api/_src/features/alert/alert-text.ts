import type { AlertReason } from '../../../../shared/alert.ts'
import type { CarrierStatus } from '../../../../shared/number-check.ts'

/** What the sentence of an alert is built from; numbers come masked. */
export type AlertTextFacts = {
  employee: string
  /** Null: the employee is uncovered, or the contact's number is gone. */
  maskedPhone: string | null
  /** In tenths; null: never scored. */
  tenths: number | null
  reasons: readonly AlertReason[]
  /** What the carrier last said. */
  numberStatus: CarrierStatus | null
  /** The contact itself said yes once. */
  confirmed: boolean
}

/** How a reason reads after 存在 and before 的情况. */
const circumstances: Record<Exclude<AlertReason, 'uncovered' | 'low_score'>, string> = {
  dead: '号码为空号',
  reassigned: '号码换了主人',
  wrong_person: '对方不认识该员工',
  declined: '对方不愿意做联络人',
  withdrew: '对方不再做联络人',
  never_confirmed: '联络人未确认',
  vacant_insisted: '查询为空号、员工说能打通',
  other_number: '不是手机号、要打电话核实',
  own_number: '号码与员工本人手机号相同',
  shared_contact: '同一号码有 3 人以上在用',
  leaver_contact: '该联络人已被离职员工使用',
  relation_changed: '关系有变更',
  frequent_changes: '变更频繁',
  differs_from_own: '号码与员工常用手机号不同',
}

/** Nobody has to guess at these. */
const certain: ReadonlySet<AlertReason> = new Set<AlertReason>([
  'wrong_person',
  'declined',
  'withdrew',
  'vacant_insisted',
  'other_number',
  'own_number',
  'shared_contact',
  'leaver_contact',
  'relation_changed',
  'frequent_changes',
])

/**
 * The sentence of design §7, built from the reasons:
 * `员工李四的紧急联络人（137****9012）有效性评分为5.2分，可能存在号码停机或联络人未确认的情况，请及时跟进`.
 */
export function alertText(facts: AlertTextFacts): string {
  const { employee, maskedPhone, tenths, reasons } = facts
  if (reasons.includes('uncovered'))
    return `员工${employee}没有一位联络人能用，紧急时联系不到家人，请及时跟进`
  const parts = [...new Set(reasons.flatMap((reason) => circumstancesOf(reason, facts)))]
  if (parts.length === 0) parts.push('号码停机', '联络人未确认')
  const score = tenths === null ? '' : `有效性评分为${(tenths / 10).toFixed(1)}分，`
  const sure = reasons.every((reason) => certain.has(reason)) ? '存在' : '可能存在'
  const who = maskedPhone ? `紧急联络人（${maskedPhone}）` : '紧急联络人'
  return `员工${employee}的${who}${score}${sure}${inList(parts, sure)}的情况，请及时跟进`
}

/** A low score by itself names what lowered it, as far as it is known. */
function circumstancesOf(reason: AlertReason, facts: AlertTextFacts): string[] {
  if (reason === 'uncovered') return []
  if (reason !== 'low_score') return [circumstances[reason]]
  if (facts.numberStatus === 'suspended') return ['号码停机']
  if (facts.numberStatus === 'vacant') return ['号码为空号']
  if (facts.confirmed) return ['号码久未核实']
  return facts.numberStatus === null || facts.numberStatus === 'unknown'
    ? ['号码停机', '联络人未确认']
    : ['联络人未确认']
}

/** 甲、乙或丙 where one of them is guessed, 甲、乙和丙 where all are known. */
function inList(parts: readonly string[], sure: string): string {
  const [last = '', ...rest] = [...parts].reverse()
  if (rest.length === 0) return last
  return `${rest.reverse().join('、')}${sure === '存在' ? '和' : '或'}${last}`
}
