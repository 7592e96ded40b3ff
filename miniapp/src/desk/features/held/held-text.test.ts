import { expect, test } from 'vitest'
import { fakeHeld } from '../../../../../tests/support/desk/fake-held.ts'
import { textOfHeld } from './held-text.ts'

test('what is held reads as a letter: who, what happened, the number itself', () => {
  expect(textOfHeld(fakeHeld()).split('\n')).toEqual([
    '远禾精密保存的关于 13700009012 的资料',
    '查询时间：2026 年 11 月 23 日 10:00',
    '',
    '作为紧急联络人',
    '谁填写了您：李四（工号 20230117）',
    '您的姓名：王桂芬',
    '您的号码：13700009012',
    '关系：母亲',
    '现在：您已确认',
    '经过：',
    '2026 年 11 月 20 日 10:00  对方用验证码确认了',
    '2026 年 11 月 20 日 09:58  确认短信：已送到手机',
    '',
    '号码本身',
    '运营商：中国移动',
    '号码状态：正常（11 月 20 日 09:57）',
  ])
})

test('nothing held is said in so many words', () => {
  const nothing = { ...fakeHeld(), contacts: [], number: [], elsewhere: [] }
  expect(textOfHeld(nothing)).toContain('没有保存这个号码的任何资料。')
})
