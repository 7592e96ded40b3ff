import { describe, expect, test } from 'vitest'
import type { NumberCheck } from '../../../../shared/number-check.ts'
import { type CheckState, type PhoneFacts, phoneMessage } from './phone-message.ts'

const normal: NumberCheck = {
  status: 'normal',
  carrier: '中国移动',
  province: '江苏',
  city: '苏州',
  findings: [],
}
function say(part: Partial<PhoneFacts>) {
  return phoneMessage({
    phone: '13700009012',
    otherNumber: false,
    left: true,
    check: { kind: 'none' },
    refusal: null,
    ...part,
  })
}
const checked = (part: Partial<NumberCheck>): CheckState => ({
  kind: 'checked',
  check: { ...normal, ...part },
})

describe('while typing', () => {
  test('a number that is only unfinished is no error yet', () => {
    expect(say({ phone: '1370000', left: false })).toEqual({
      tone: 'plain',
      head: '手机号是 11 位，还差 4 位',
    })
  })
  test('an unfinished number that was left is one', () => {
    expect(say({ phone: '1370000' }).tone).toBe('bad')
  })
  test('a prefix that no carrier has is told at once', () => {
    expect(say({ phone: '127', left: false })).toEqual({
      tone: 'bad',
      head: '没有 127 开头的手机号。请检查前三位。',
    })
  })
  test('nothing typed and nothing pressed blames nobody', () => {
    expect(say({ phone: '', left: false }).tone).toBe('plain')
  })
})

describe('what the carrier says', () => {
  test.each([
    [{ kind: 'checking' }, 'busy', '正在核对号码…'],
    [{ kind: 'slow' }, 'busy', '号码还在核对，可以先保存，有结果会告诉您。'],
    [checked({}), 'ok', '号码正常 · 中国移动 · 江苏苏州'],
    [checked({ province: '北京', city: '北京' }), 'ok', '号码正常 · 中国移动 · 北京'],
    [checked({ carrier: null, province: null, city: null }), 'ok', '号码正常'],
    [checked({ status: 'vacant' }), 'bad', '该号码为空号，请重新输入'],
    [checked({ status: 'suspended' }), 'wait', '该号码已停机'],
    [checked({ status: 'unknown' }), 'plain', '号码还在核对，可以先保存，有结果会告诉您。'],
    [checked({ findings: ['own_number'] }), 'wait', '这是您本人的手机号，紧急时联系不到家人。'],
    [checked({ findings: ['same_number_twice'] }), 'bad', '这个号码您已经填过了，请换一个号码。'],
  ] satisfies [CheckState, string, string][])('%j is said in one line', (check, tone, head) => {
    expect(say({ check })).toMatchObject({ tone, head })
  })

  test('no network and a used-up day keep what was typed and say so', () => {
    const refused = (code: 'no_network' | 'daily_numbers_used', message: string) =>
      say({ check: { kind: 'refused', refusal: { code, message } } })
    expect(refused('no_network', '').head).toContain('您填的内容还在')
    expect(refused('daily_numbers_used', '今天核对的次数用完了').head).toBe('今天核对的次数用完了')
  })
})

test('a refusal on saving outranks an earlier good check', () => {
  const line = say({
    check: checked({}),
    refusal: { code: 'number_vacant_again', message: '' },
  })
  expect(line).toMatchObject({ tone: 'bad', head: '手机号无效，请重新输入' })
})

test('其他号码 is told to be proven by a call, and what is no number to be one', () => {
  expect(say({ otherNumber: true, phone: '0512-66660000' }).head).toContain('人事同事会打电话核实')
  expect(say({ otherNumber: true, phone: '66' }).tone).toBe('bad')
})
