import { describe, expect, it } from 'vitest'
import { alertReasons } from '../../../../shared/alert.ts'
import { type AlertTextFacts, alertText } from './alert-text.ts'

const facts: AlertTextFacts = {
  employee: '李四',
  maskedPhone: '137****9012',
  tenths: 52,
  reasons: ['low_score'],
  numberStatus: null,
  confirmed: false,
}

describe('the sentence of an alert', () => {
  it('is the one of the design where number and answer are unknown', () => {
    expect(alertText(facts)).toBe(
      '员工李四的紧急联络人（137****9012）有效性评分为5.2分，可能存在号码停机或联络人未确认的情况，请及时跟进',
    )
  })

  it.each([
    [{ numberStatus: 'suspended' }, '可能存在号码停机的情况'],
    [{ numberStatus: 'normal', confirmed: true }, '可能存在号码久未核实的情况'],
    [
      { reasons: ['never_confirmed', 'low_score'], numberStatus: 'suspended' },
      '可能存在联络人未确认或号码停机的情况',
    ],
    [{ reasons: ['declined'], tenths: 0 }, '有效性评分为0.0分，存在对方不愿意做联络人的情况'],
    [{ reasons: ['relation_changed', 'frequent_changes'] }, '存在关系有变更和变更频繁的情况'],
    [
      { reasons: ['dead'], tenths: null },
      '员工李四的紧急联络人（137****9012）可能存在号码为空号的情况',
    ],
    [
      { reasons: ['uncovered'], tenths: null },
      '员工李四没有一位联络人能用，紧急时联系不到家人，请及时跟进',
    ],
  ] satisfies [Partial<AlertTextFacts>, string][])('%j', (given, sentence) => {
    expect(alertText({ ...facts, ...given })).toContain(sentence)
  })

  it('is whole for every pair of reasons', () => {
    for (const one of alertReasons)
      for (const other of alertReasons)
        expect(alertText({ ...facts, reasons: [...new Set([one, other])] })).toMatch(
          /^员工李四.+，请及时跟进$/,
        )
  })
})
