import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskPhone, phoneHint, readOtherNumber, readPhone } from './phone.ts'

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)

test('however a number is dressed up, it is the same number', () => {
  fc.assert(
    fc.property(mobile, (phone) => {
      const dressed = [
        phone,
        `+86${phone}`,
        `+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
        `0086-${phone}`,
        `86${phone}`,
        `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
        ` ${phone}\u200b\u00a0`,
        [...phone].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
      ]
      for (const typed of dressed) expect(readPhone(typed)).toEqual({ ok: true, phone })
    }),
  )
})

test('whatever is read as a number is one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const reading = readPhone(typed)
      if (reading.ok) expect(reading.phone).toMatch(/^1[3-9]\d{9}$/)
      else expect(phoneHint(typed)).toMatch(/./)
    }),
  )
})

test('each mistake is told in its own words', () => {
  expect(phoneHint('13912345')).toBe('手机号是 11 位，还差 3 位')
  expect(phoneHint('12712345678')).toBe('没有 127 开头的手机号。请检查前三位。')
  expect(phoneHint('139123456789')).toBe('手机号是 11 位，您多填了几位')
  expect(phoneHint('1391234567a')).toBe('手机号里只能有数字，请检查一下')
  expect(phoneHint('')).toBe('请填对方的手机号')
  expect(phoneHint('13912345678')).toBeNull()
})

test('a landline or a foreign number is read as 其他号码, a mobile number never is', () => {
  expect(readOtherNumber('0512-6280 1234')).toBe('051262801234')
  expect(readOtherNumber('400 820 8820')).toBe('4008208820')
  expect(readOtherNumber('+852 9123 4567')).toBe('+85291234567')
  expect(readOtherNumber('13912345678')).toBeNull()
  expect(readOtherNumber('+8613912345678')).toBeNull()
  expect(readOtherNumber('123')).toBeNull()
})

test('a mask never shows more than seven digits', () => {
  expect(maskPhone('13912349012')).toBe('139****9012')
  fc.assert(
    fc.property(mobile, (phone) => {
      expect(maskPhone(phone).replace(/\D/g, '')).toHaveLength(7)
    }),
  )
  expect(maskPhone('051262801234')).toBe('****1234')
})
