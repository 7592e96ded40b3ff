import { describe, expect, it } from 'vitest'
import { relations } from '../../../../shared/relation.ts'
import { warningKinds } from '../../../../shared/warning.ts'
import type { WecomContent } from '../../ports/wecom-messages.ts'
import { contactNoticeKinds } from './notice.ts'
import { contactContent, numberChangedContent, warningContent } from './notice-texts.ts'

const HAN = /^\p{Script=Han}{4,12}$/u

function expectTaken({ title, description, items }: WecomContent): void {
  expect(title).toMatch(HAN)
  expect(description).toMatch(HAN)
  expect(items.length).toBeLessThanOrEqual(10)
  for (const { key, value } of items) {
    expect(key.length).toBeLessThanOrEqual(10)
    expect(value.length).toBeGreaterThan(0)
    expect(value.length).toBeLessThanOrEqual(30)
  }
}

describe('notices to employees', () => {
  it('say which contact by relation and order, and never by name or number', () => {
    const content = contactContent('confirmed', { id: 'con_1', relation: '配偶', order: 1 })
    expect(content.items[0]).toEqual({ key: '情况', value: '您填的第1位联络人（配偶）已确认' })
    expect(content.page).toBe('pages/progress/index?id=con_1')
  })

  it.each(contactNoticeKinds)('%s keeps within what WeCom takes', (kind) => {
    for (const relation of relations)
      for (const order of [null, 1, 5])
        expectTaken(contactContent(kind, { id: 'con_1', relation, order }))
  })

  it('a changed number of one’s own keeps within what WeCom takes', () => {
    expectTaken(numberChangedContent())
  })

  it('a stranger and a relative who refuses read the same (design §5.4)', () => {
    const { items } = contactContent('declined', { id: 'con_1', relation: '配偶', order: 2 })
    expect(items.map(({ value }) => value)).toContain('对方未同意，请换一位联络人')
  })
})

describe('warnings to administrators', () => {
  it.each(warningKinds)('%s keeps within what WeCom takes', (kind) => {
    expectTaken(warningContent(kind, 'isv.A_VERY_LONG_VENDOR_CODE_THAT_GOES_ON_AND_ON'))
    expectTaken(warningContent(kind, ''))
  })

  it.each([
    ['carrier_blocked', 'CMCC', '中国移动'],
    ['outside_unavailable', 'aliyun-sms', '阿里云短信服务'],
    ['number_blacklisted', 'msg_01kag3x8k2s9v5d7c1q4w6e8r0', '一位联络人的号码'],
    ['sms_refused', 'isv.AMOUNT_NOT_ENOUGH', 'isv.AMOUNT_NOT_ENOUGH'],
  ] as const)('%s about %s says %s', (kind, subject, words) => {
    expect(warningContent(kind, subject).items[0]).toEqual({ key: '对象', value: words })
  })
})
